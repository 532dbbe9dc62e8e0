"""Finding: from what somebody types to the guides and steps that they may mean."""
