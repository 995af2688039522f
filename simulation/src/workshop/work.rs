//! Work that takes its time: sawing, drilling, sanding, screwing, comparing; and machines that run.

use std::sync::Arc;

use super::bench::{ProtectionKind, StartRule, ToolKind};
use super::cutting::{cut, keep};
use super::doing::Doing;
use super::open::{LEAST, MOST_SANDED};
use super::piece::{Drilled, Lie, MOST_HOLES};
use super::running::Workshop;
use super::setting::{Setting, mm, tenths};
use super::state::{Gesture, Working};
use super::vocabulary::{Happened, Why, flag, part_word};
use crate::{Emitter, ticks};

/// A cut is meant for a part where it is at most so far off, tenths of a millimetre.
const MEANT: i32 = 400;
/// A hole is meant for one of the sheet where it is at most so far off, tenths of a millimetre.
pub(crate) const MEANT_HOLE: i32 = 200;
/// A mark is followed where the saw is at most so far off, tenths of a millimetre.
pub(crate) const ON_THE_LINE: i32 = 10;
/// Sounds are dull for so long, ticks.
const DULL: u32 = 600;

impl Workshop {
    pub(crate) fn begin(&mut self, gesture: Gesture, seconds: f64) {
        self.state.working = Some(Working {
            gesture,
            done: 0,
            of: ticks(seconds).max(1),
        });
    }

    fn wears(&self, wanted: &[usize]) -> bool {
        wanted.iter().all(|worn| self.state.worn[*worn])
    }

    /// Whether protection of a kind is wanted and not on.
    fn lacks(&self, wanted: &[usize], kind: ProtectionKind) -> bool {
        wanted
            .iter()
            .any(|worn| self.setting.parameters.protection[*worn].kind == kind && !self.state.worn[*worn])
    }

    pub(crate) fn begin_sawing(&mut self, out: &mut Emitter<'_>) {
        let Some(piece) = self.on_bench() else { return };
        let at = self.hand_at()[0];
        let of = &self.state.pieces[piece];
        let line = of.marks.iter().find(|mark| (mark.at[0] - at).abs() <= ON_THE_LINE);
        let measured = line.is_some_and(|line| line.measured);
        let saw = self.setting.tool(ToolKind::Saw).unwrap_or(0);
        let protected = self.wears(&self.setting.tool_wants[saw]);
        out.emit(
            Happened::Sawing,
            &[
                flag(line.is_some()),
                flag(measured),
                flag(self.state.clamped),
                flag(protected),
            ],
        );
        let slower = if of.wet { 2.0 } else { 1.0 };
        self.begin(Gesture::Saw, self.setting.parameters.handling.saw_s * slower);
    }

    pub(crate) fn begin_screw(&mut self, out: &mut Emitter<'_>) {
        let Some((joint, screw)) = self.next_screw() else {
            return;
        };
        if self.state.screws == 0 && self.state.joints[joint].screws[screw] == 0 {
            self.state.screws_out = true;
            let missing = self.missing_screws();
            out.emit(Happened::ScrewsOut, &[f64::from(missing)]);
        } else {
            self.begin(Gesture::Screw(joint as u8), self.setting.parameters.handling.screw_s);
        }
    }

    /// Goes on with what is being done; the button lets go of it.
    pub(crate) fn go_on_working(&mut self, stop: bool, out: &mut Emitter<'_>) {
        let Some(mut working) = self.state.working else { return };
        self.show(match working.gesture {
            Gesture::Saw => Doing::Sawing,
            Gesture::Drill => Doing::Drilling,
            Gesture::Sand => Doing::Sanding,
            Gesture::Screw(_) => Doing::Screwing,
            Gesture::Gauge => Doing::Gauging,
        });
        if stop {
            self.state.working = None;
            if let Gesture::Screw(joint) = working.gesture {
                // A screw that one lets go of sticks out.
                self.screw(joint, (100 * working.done / working.of) as u8, out);
            }
            return;
        }
        working.done += 1;
        if working.done < working.of {
            self.state.working = Some(working);
            return;
        }
        self.state.working = None;
        self.use_counts(working.gesture);
        match working.gesture {
            Gesture::Saw => self.saw(out),
            Gesture::Drill => self.drill(out),
            Gesture::Sand => {
                if let Some(piece) = self.on_bench() {
                    let of = &mut self.state.pieces[piece];
                    of.sanded = (of.sanded + 1).min(MOST_SANDED);
                    let part = of.part;
                    out.emit(Happened::Sanded, &[part_word(part)]);
                    self.dust(ToolKind::SandingBlock, out);
                }
            }
            Gesture::Screw(joint) => self.screw(joint, 100, out),
            Gesture::Gauge => self.gauge(out),
        }
    }

    /// Dust from a tool makes who has no glasses blink.
    fn dust(&mut self, kind: ToolKind, out: &mut Emitter<'_>) {
        let setting = Arc::clone(&self.setting);
        let wanted = setting.tool(kind).map(|tool| &setting.tool_wants[tool]);
        if wanted.is_some_and(|wanted| self.lacks(wanted, ProtectionKind::Glasses)) {
            self.blink(out);
        }
    }

    fn blink(&mut self, out: &mut Emitter<'_>) {
        self.state.hazy = ticks(self.setting.parameters.handling.blink_s).max(1);
        out.emit(Happened::DustCame, &[]);
    }

    /// The part that a piece of this length is meant for: the nearest of those that are still to be cut, the one that is
    /// asked for among equals.
    fn meant_part(&self, stock: u8, length: i32) -> Option<(usize, i32)> {
        let asked = self.asked_part();
        let parts = self.setting.parts.iter().enumerate();
        parts
            .filter(|(part, size)| size.stock == usize::from(stock) && self.is_to_cut(*part))
            .map(|(part, size)| (part, length - size.length))
            .filter(|(_, off)| off.abs() <= MEANT)
            .min_by_key(|(part, off)| (off.abs(), Some(*part) != asked, *part))
    }

    fn saw(&mut self, out: &mut Emitter<'_>) {
        let Some(board) = self.on_bench() else { return };
        let handling = &self.setting.parameters.handling;
        let spread = if self.state.clamped {
            handling.clamped_mm
        } else {
            handling.loose_mm
        };
        let wander = self.chance().normal_pair()[0].clamp(-3.0, 3.0) * spread;
        let length = self.state.pieces[board].length;
        if length <= LEAST {
            return;
        }
        let at = (self.hand_at()[0] + tenths(wander)).clamp(10, length - 1);
        let before = self.state.pieces[board].part;
        let kerf = self.setting.kerf;
        let left = cut(&mut self.state.pieces[board], at, kerf);
        if let Some(part) = before {
            // What was made for a part is cut anew: the part is to be made again unless this serves.
            if self.state.made[usize::from(part)] == Some(board as u8) {
                self.state.made[usize::from(part)] = None;
                self.state.kept[usize::from(part)] = false;
            }
        }
        self.state.clamped = false;
        self.state.taped = false;
        self.state.squared = false;
        self.state.passed_over = 0;
        let meant = self.meant_part(left.stock, left.length);
        let Some(piece) = keep(&mut self.state.pieces, left) else {
            return;
        };
        self.state.pieces[usize::from(piece)].lie = Lie::Bench;
        self.state.cursor[0] = 0;
        match meant {
            Some((part, off)) => {
                let error = off.abs();
                let again = self.state.cuts[part] > 0;
                let nearer = self.state.last_error.is_some_and(|last| error <= last);
                self.state.cuts[part] = self.state.cuts[part].saturating_add(1);
                self.state.last_error = Some(error);
                // What it was before, if anything, is an offcut now.
                if let Some(former) = self.state.made[part].replace(piece) {
                    self.state.pieces[usize::from(former)].part = None;
                }
                self.state.kept[part] = false;
                self.state.pieces[usize::from(piece)].part = Some(part as u8);
                out.emit(
                    Happened::PieceCut,
                    &[part_word(Some(part as u8)), mm(error), flag(nearer), flag(again)],
                );
                if error > self.setting.parts[part].tolerance {
                    out.emit(
                        Happened::PieceOff,
                        &[part_word(Some(part as u8)), mm(error), flag(off < 0)],
                    );
                }
            }
            None => out.emit(Happened::PieceCut, &[part_word(None), 0.0, 0.0, 0.0]),
        }
        self.dust(ToolKind::Saw, out);
    }

    /// Brings a piece to a machine, or takes the one there back to the bench.
    pub(crate) fn bring_to_machine(&mut self, machine: u8, out: &mut Emitter<'_>) {
        if let Some((piece, _)) = self.on_machine() {
            self.place(piece, out);
            return;
        }
        let Some(piece) = self.held().or_else(|| self.on_bench()) else {
            return;
        };
        self.take(piece, out);
        self.state.pieces[piece].lie = Lie::Machine(machine);
        self.state.cursor = [0, self.face_of(piece)[1] * 5];
        self.hand_to_mark();
        out.emit(
            Happened::OnMachine,
            &[f64::from(machine), part_word(self.state.pieces[piece].part)],
        );
        let planted = self.state.planted.guard;
        let of = &mut self.state.machines[usize::from(machine)];
        of.pieces = of.pieces.saturating_add(1);
        if planted.is_some_and(|(at, piece)| at == machine && u16::from(piece) == of.pieces) {
            of.guard_closed = false;
            of.found_open = true;
            out.emit(Happened::GuardFoundOpen, &[f64::from(machine)]);
        }
    }

    pub(crate) fn start_machine(&mut self, out: &mut Emitter<'_>) {
        let Some((_, machine)) = self.on_machine() else { return };
        let setting: Arc<Setting> = Arc::clone(&self.setting);
        let wanted = &setting.machine_wants[machine];
        let guard = self.state.machines[machine].guard_closed;
        let protected = self.wears(wanted);
        let refuses = setting.machine_refuses[machine]
            .iter()
            .any(|worn| self.state.worn[*worn]);
        let why = if !guard {
            Some(Why::Guard)
        } else if !protected {
            Some(Why::Protection)
        } else if refuses {
            Some(Why::Gloves)
        } else {
            None
        };
        let number = machine as f64;
        if let (Some(why), StartRule::OnlySafe) = (why, setting.parameters.machines[machine].starts) {
            out.emit(Happened::StartRefused, &[number, why as usize as f64]);
            return;
        }
        self.state.machines[machine].running = true;
        self.state.machines[machine].idle = 0;
        out.emit(
            Happened::MachineStarted,
            &[number, flag(guard), flag(protected && !refuses)],
        );
        if let Some(why) = why {
            out.emit(Happened::MachineWarned, &[number, why as usize as f64]);
        }
        if self.lacks(wanted, ProtectionKind::Hearing) {
            self.state.dull = DULL;
            out.emit(Happened::SoundsDulled, &[]);
        }
    }

    fn drill(&mut self, out: &mut Emitter<'_>) {
        let Some((piece, machine)) = self.on_machine() else {
            return;
        };
        let setting: Arc<Setting> = Arc::clone(&self.setting);
        let at = self.hand_at();
        let of = &self.state.pieces[piece];
        let part = of.part;
        // The hole of the sheet that is nearest among those that are not there yet.
        let holes = part.map(|part| setting.parts[usize::from(part)].holes.as_slice());
        let away = |hole: [i32; 2]| (hole[0] - at[0]).abs().max((hole[1] - at[1]).abs());
        let open = holes
            .unwrap_or_default()
            .iter()
            .enumerate()
            .filter(|(number, _)| part.is_some_and(|part| !self.hole_is_there(usize::from(part), *number)));
        let meant = open.min_by_key(|(_, hole)| away(hole.at));
        let meant = meant.filter(|(_, hole)| away(hole.at) <= MEANT_HOLE);
        let diameter = match meant {
            Some((_, hole)) => setting.diameter(*hole, self.state.variant),
            None => holes
                .and_then(<[_]>::first)
                .map_or(80, |hole| setting.diameter(*hole, self.state.variant)),
        };
        let of = &mut self.state.pieces[piece];
        if of.holes.len() == MOST_HOLES {
            return;
        }
        of.holes.push(Drilled { at, diameter });
        of.gauged = false;
        let (number, off) = meant.map_or((0, 0), |(number, hole)| (number + 1, away(hole.at)));
        out.emit(Happened::Drilled, &[part_word(part), number as f64, mm(off)]);
        let guarded = self.state.machines[machine].guard_closed;
        if self.lacks(&setting.machine_wants[machine], ProtectionKind::Glasses) || !guarded {
            self.blink(out);
        }
        if self.lacks(&setting.machine_wants[machine], ProtectionKind::Hearing) {
            self.state.dull = DULL;
        }
    }

    /// Whether a hole of the sheet is in the piece made for its part.
    pub(crate) fn hole_is_there(&self, part: usize, hole: usize) -> bool {
        let at = self.setting.parts[part].holes[hole].at;
        self.state.made[part].is_some_and(|piece| {
            let drilled = &self.state.pieces[usize::from(piece)].holes;
            drilled
                .iter()
                .any(|d| (d.at[0] - at[0]).abs().max((d.at[1] - at[1]).abs()) <= MEANT_HOLE)
        })
    }

    pub(crate) fn stop_machines(&mut self, by_hand: bool, out: &mut Emitter<'_>) {
        for (number, machine) in self.state.machines.iter_mut().enumerate() {
            if std::mem::take(&mut machine.running) {
                let happened = if by_hand {
                    Happened::MachineStopped
                } else {
                    Happened::MachineRested
                };
                out.emit(happened, &[number as f64]);
            }
        }
    }

    /// A machine that nobody does anything with stops by itself.
    pub(crate) fn run_machines(&mut self, stop: bool, moves: [i8; 2], out: &mut Emitter<'_>) {
        self.state.hazy = self.state.hazy.saturating_sub(1);
        self.state.dull = self.state.dull.saturating_sub(1);
        if !self.state.machines.iter().any(|machine| machine.running) {
            return;
        }
        if stop {
            self.stop_machines(true, out);
            return;
        }
        let used = self.state.working.is_some() || moves.iter().any(|stick| i32::from(*stick).abs() > 8);
        for number in 0..self.state.machines.len() {
            let rests = ticks(self.setting.parameters.machines[number].rests_s);
            let machine = &mut self.state.machines[number];
            machine.idle = if used { 0 } else { machine.idle.saturating_add(1) };
            if machine.running && machine.idle >= rests {
                machine.running = false;
                out.emit(Happened::MachineRested, &[number as f64]);
            }
        }
    }
}
