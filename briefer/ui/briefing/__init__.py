"""An open briefing: what stands around its workspaces."""
