//! Why time stands still.

/// Why time stands still.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Pause {
    /// Somebody asked.
    Asked,
    /// « Manette débranchée. On t'attend. »
    GamepadGone,
    /// The window is not in front.
    WindowLeft,
    /// « J'ai besoin de quelqu'un ».
    Needed,
    /// « Qui est où ? »: each takes a place with the device they play with.
    Places,
    /// Somebody came: play goes on after so many seconds.
    CountIn { left_s: f32 },
}

impl Pause {
    /// A whole count-in.
    pub(super) const COUNT_IN: Self = Self::CountIn { left_s: 3.0 };

    /// Why time stands after it was stopped for `why`. What already stands is kept: who asked first knows why. A
    /// count-in is no reason to stand.
    pub(super) fn stopped(now: Option<Self>, why: Self) -> Self {
        match now {
            None | Some(Self::CountIn { .. }) => why,
            Some(stands) => stands,
        }
    }

    /// What is left after seconds of a count-in; `None` once play goes on.
    pub(super) fn counted(self, passed: f32) -> Option<Self> {
        match self {
            Self::CountIn { left_s } => (left_s > passed).then_some(Self::CountIn {
                left_s: left_s - passed,
            }),
            stands => Some(stands),
        }
    }

    /// The page of the pause covers the picture.
    pub(super) fn covers(self) -> bool {
        matches!(self, Self::Asked | Self::GamepadGone | Self::WindowLeft)
    }

    /// Nothing else is shown beside it.
    pub(super) fn clears(self) -> bool {
        self.covers() || matches!(self, Self::Needed | Self::Places)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_called_first_knows_why_time_stands() {
        assert_eq!(Pause::stopped(None, Pause::Needed), Pause::Needed);
        assert_eq!(Pause::stopped(Some(Pause::Needed), Pause::WindowLeft), Pause::Needed);
        assert_eq!(
            Pause::stopped(Some(Pause::GamepadGone), Pause::Asked),
            Pause::GamepadGone
        );
    }

    #[test]
    fn a_call_stands_until_it_is_ended_and_then_play_is_counted_in() {
        assert_eq!(
            Pause::Needed.counted(3600.0),
            Some(Pause::Needed),
            "no clock ends a call"
        );
        let mut now = Some(Pause::COUNT_IN);
        let mut frames = 0;
        while let Some(pause) = now {
            now = pause.counted(0.1);
            frames += 1;
        }
        assert!((29..=31).contains(&frames), "{frames} tenths of a second");
        // What goes away during the count-in stops time again.
        assert_eq!(
            Pause::stopped(Some(Pause::COUNT_IN), Pause::GamepadGone),
            Pause::GamepadGone
        );
    }
}
