"""The review desk: where an operator keeps true what ages."""
