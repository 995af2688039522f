//! The machine: its stop, its hatch, and what is behind it.

use super::beat::Does;
use super::running::Line;
use super::state::Machine;
use super::vocabulary::{Happened, flag};
use crate::Emitter;

/// As it is at the start.
pub(crate) fn fresh(culprits: usize) -> Machine {
    Machine {
        running: true,
        jammed: false,
        hatch_open: false,
        looks: None,
        looked: vec![false; culprits],
        put_right: false,
        pointed_out: false,
    }
}

impl Line {
    /// Whether this beat is the stop of the machine.
    pub(crate) fn is_stop(&self) -> bool {
        matches!(
            self.setting
                .parameters
                .beats
                .get(usize::from(self.state.beat))
                .map(|beat| &beat.does),
            Some(Does::Stop)
        )
    }

    /// A piece gets stuck. The belt stands; the machine is still on.
    pub(crate) fn jam(&mut self, out: &mut Emitter<'_>) {
        self.state.machine.jammed = true;
        out.emit(Happened::MachineJammed, &[]);
    }

    pub(crate) fn stop_machine(&mut self, out: &mut Emitter<'_>) {
        if self.state.machine.running {
            self.state.machine.running = false;
            out.emit(Happened::MachineStopped, &[]);
        }
    }

    pub(crate) fn use_hatch(&mut self, out: &mut Emitter<'_>) {
        let open = !self.state.machine.hatch_open;
        self.state.machine.hatch_open = open;
        if open {
            let running = self.state.machine.running;
            out.emit(Happened::HatchOpened, &[flag(running)]);
            if running {
                // The hatch itself stops it: nobody is hurt.
                self.state.machine.running = false;
                out.emit(Happened::HatchStopped, &[]);
            }
        } else {
            self.state.machine.looks = None;
            out.emit(Happened::HatchClosed, &[]);
        }
    }

    pub(crate) fn look_at(&mut self, suspect: u8, out: &mut Emitter<'_>) {
        self.state.machine.looks = Some(suspect);
        if let Some(looked) = self.state.machine.looked.get_mut(usize::from(suspect)) {
            *looked = true;
        }
        out.emit(Happened::Looked, &[f64::from(suspect), flag(self.is_cause(suspect))]);
    }

    /// Whether this place shows why pieces drift, and has not been put right.
    pub(crate) fn is_cause(&self, suspect: u8) -> bool {
        suspect == self.state.culprit && !self.state.machine.put_right
    }

    pub(crate) fn start_machine(&mut self, out: &mut Emitter<'_>) {
        self.state.machine.running = true;
        out.emit(Happened::MachineStarted, &[flag(self.state.machine.put_right)]);
        if self.is_stop() {
            self.state.progress.restarted = true;
        }
    }
}
