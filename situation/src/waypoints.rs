//! Clips of a package, many of them, without a replay from the beginning of its stretch for each.

use std::collections::BTreeMap;
use std::ops::Bound;

use simulation::{Run, Tick};

use crate::clip::Clip;
use crate::package::Package;
use crate::replay::{ReplayError, check_same};
use crate::scenario::Scenario;

/// States on the way through what a package discloses. Each tick is stepped to once, however many clips are asked for
/// and in whatever order; a clip starts from the state before it. Nothing here is checked against the recorded hashes:
/// that is [`crate::package::recompute`].
#[derive(Debug)]
pub struct Waypoints<'a> {
    scenario: &'a Scenario,
    package: &'a Package,
    /// States by the tick they are after.
    states: BTreeMap<Tick, Vec<u8>>,
}

impl<'a> Waypoints<'a> {
    /// Ticks between two states that are kept: ten seconds.
    const EVERY: Tick = 600;

    /// # Errors
    /// Where the package is of another scenario or revision.
    pub fn of(scenario: &'a Scenario, package: &'a Package) -> Result<Self, ReplayError> {
        check_same(scenario, &package.header)?;
        Ok(Self {
            scenario,
            package,
            states: BTreeMap::new(),
        })
    }

    /// The ticks that are disclosed around `from` to `to`.
    ///
    /// # Errors
    /// Where `from` is not disclosed, or a state cannot be restored.
    pub fn clip(&mut self, from: Tick, to: Tick) -> Result<Clip, ReplayError> {
        let ticks = self.package.ticks;
        let out_of_range = ReplayError::OutOfRange { ticks };
        let from = from.max(1);
        let segments = &self.package.segments;
        let segment = segments.iter().find(|s| s.contains(from)).ok_or(out_of_range)?;
        let before = segment.first_tick() - 1;
        // The state that a stretch starts with is its own: the one after the stretch before it may be another.
        let kept = self.states.range((Bound::Excluded(before), Bound::Excluded(from)));
        let (after, state) = kept
            .last()
            .map_or((before, &segment.start_state), |(tick, state)| (*tick, state));
        let activity = self.scenario.template.restore(state);
        let mut run = Run::new(activity.map_err(|_| ReplayError::Unrestorable)?, after);
        let mut events = Vec::new();
        while run.tick() + 1 < from {
            let inputs = segment
                .inputs(run.tick() + 1)
                .ok_or(ReplayError::OutOfRange { ticks })?;
            run.step(inputs, &mut events);
            if run.tick().is_multiple_of(Self::EVERY) {
                self.states.insert(run.tick(), run.activity().encode());
            }
        }
        Clip::stepped(
            self.scenario,
            run,
            |tick| segment.inputs(tick),
            from,
            to.min(segment.last_tick()),
        )
    }
}
