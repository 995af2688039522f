//! The belt: a piece comes when it is called, or by itself where one set it so. It waits at the post.

use super::choice::Pace;
use super::course::Asks;
use super::piece::{self, Kind};
use super::running::Line;
use super::vocabulary::{Happened, flag};
use crate::{Emitter, ticks};

impl Line {
    /// Whether a piece can be called.
    pub(crate) fn can_call(&self) -> bool {
        let free = self.state.piece.is_none() && self.state.coming.is_none();
        free && self.state.machine.running && self.asks() == Asks::Pieces
    }

    pub(crate) fn call(&mut self) {
        self.state.coming = Some(ticks(self.setting.parameters.handling.brings_s).max(1));
        self.state.free = 0;
    }

    /// How far the culprit's measure is off by now, hundredths of a millimetre.
    pub(crate) fn drift(&self) -> i32 {
        if self.state.machine.put_right {
            return 0;
        }
        let culprit = self.setting.parameters.culprits.get(usize::from(self.state.culprit));
        let over = i32::from(culprit.map_or(1, |culprit| culprit.over_pieces.max(1)));
        let so_far = i32::from(self.state.drifted).min(over);
        (i64::from(self.state.drift) * i64::from(so_far) / i64::from(over)) as i32
    }

    pub(crate) fn run_belt(&mut self, out: &mut Emitter<'_>) {
        if let Some(left) = self.state.coming {
            // A belt that was stopped goes on where it was.
            if self.state.machine.running {
                if left > 1 {
                    self.state.coming = Some(left - 1);
                } else {
                    self.bring(out);
                }
            }
            return;
        }
        if !self.can_call() || self.state.working.is_some() {
            self.state.free = 0;
            return;
        }
        let handling = &self.setting.parameters.handling;
        let after = match self.state.pace {
            Pace::ByHand => return,
            Pace::Slow => handling.slow_s,
            Pace::Quick => handling.quick_s,
        };
        self.state.free = self.state.free.saturating_add(1);
        // Nobody is pressed while reading, or before the first piece of a batch was called.
        if self.state.page.is_none() && self.state.progress.brought > 0 && self.state.free >= ticks(after).max(1) {
            self.call();
        }
    }

    fn bring(&mut self, out: &mut Emitter<'_>) {
        self.state.coming = None;
        let beat = usize::from(self.state.beat);
        let planned = self.state.progress.plan.get(usize::from(self.state.progress.brought));
        let kind = planned.copied().unwrap_or(Kind::Plain);
        let sample = kind.word() == Kind::SampleFits.word();
        if !sample {
            self.state.drifted = self.state.drifted.saturating_add(1);
        }
        let measure = self.setting.drifts.get(usize::from(self.state.culprit)).copied();
        let drift = (measure.unwrap_or(0), self.drift());
        let piece = piece::make(&self.setting, self.state.seed, self.state.made, kind, beat, drift);
        self.state.made = self.state.made.saturating_add(1);
        self.state.progress.brought = self.state.progress.brought.saturating_add(1);
        if kind == Kind::Odd {
            self.state.odd_open = true;
            self.state.odd_told = false;
        }
        let doubtful = piece.is_doubtful(&self.setting);
        self.state.piece = Some(piece);
        out.emit(Happened::PieceCame, &[kind.word(), flag(doubtful)]);
    }
}
