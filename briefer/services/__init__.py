"""The use cases: plain functions over a Workspace, where the packages below meet."""
