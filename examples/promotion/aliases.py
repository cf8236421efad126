"""The life of a model's versions, and which of them get traffic."""

from dataclasses import dataclass, field


# part: aliases
@dataclass
class Model:
    """Versions: what each has passed, and what points to it."""

    state: dict = field(default_factory=dict)
    alias: dict = field(default_factory=dict)  # what gets traffic
    past: list = field(default_factory=list)  # former champions

    def register(self, version):
        """Record what a run has trained. No alias, no traffic."""
        self.state.setdefault(version, "candidate")

    def validate(self, version):
        """Record that a candidate has passed the gate."""
        self._step(version, "candidate", "validated")

    def approve(self, version):
        """Let a rule or a person start the canary."""
        if "challenger" in self.alias:
            raise ValueError("a canary is running")
        self._step(version, "validated", "approved")
        self.alias["challenger"] = version

    def promote(self):
        """Make the challenger the champion: its canary has held."""
        self.past.append(self.alias.get("champion"))
        self.alias["champion"] = self.alias.pop("challenger")

    def abort(self):
        """End the canary. The champion has never moved."""
        self.state[self.alias.pop("challenger")] = "rejected"

    def roll_back(self):
        """Return to the champion before, without asking anyone."""
        self.state[self.alias["champion"]] = "rejected"
        self.alias["champion"] = self.past.pop()

    def _step(self, version, before, after):
        if self.state[version] != before:
            raise ValueError(f"{version} is {self.state[version]}")
        self.state[version] = after


# end
