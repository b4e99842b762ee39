"""The portal as a council runs it: real servers, several processes of each."""
