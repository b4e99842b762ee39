"""Bills without paper: agreed to by each payer, told of by e-mail, on paper again when in doubt."""
