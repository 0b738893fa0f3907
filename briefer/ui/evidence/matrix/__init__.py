"""The matrix of stakeholders by propositions."""
