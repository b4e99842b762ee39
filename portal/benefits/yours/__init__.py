"""Claims that joined nobody's account yet: whose they are is asked before anything is shown."""
