//! The hand over a piece: slow at first, faster while held, and at home where it feels an end, an edge or a mark.

use super::piece::Mark;
use super::running::Workshop;
use super::state::Push;
use crate::{TICK_S, ticks};

/// Part of a stick around its centre that counts as centred, of 127.
const CENTRED: i32 = 8;
/// Nothing is farther, hundredths of a millimetre.
pub(crate) const FARTHEST: i32 = 1_000_000;
/// Hundredths of a millimetre in one.
pub(crate) const MM: i32 = 100;

impl Workshop {
    /// Moves the hand by the sticks `along` and `across`.
    pub(crate) fn move_hand(&mut self, sticks: [i8; 2]) {
        let Some(piece) = self.focus() else {
            self.state.push = Push::default();
            return;
        };
        let size = self.face_of(piece).map(|tenths| tenths * 10);
        for axis in 0..2 {
            let stick = i32::from(sticks[axis].max(-127));
            if stick.abs() <= CENTRED {
                if self.state.push.held[axis] > 0 {
                    self.rest(axis, piece);
                }
                self.state.push.held[axis] = 0;
                self.state.push.moved[axis] = 0;
                continue;
            }
            let step = self.pace(stick, self.state.push.held[axis]);
            let before = self.state.cursor[axis];
            self.state.cursor[axis] = (before + step).clamp(0, size[axis]);
            let moved = self.state.push.moved[axis] + self.state.cursor[axis] - before;
            self.state.push.moved[axis] = moved.clamp(-FARTHEST, FARTHEST);
            self.state.push.held[axis] = self.state.push.held[axis].saturating_add(1);
        }
    }

    /// Hundredths of a millimetre in a tick.
    fn pace(&self, stick: i32, held: u16) -> i32 {
        let handling = &self.setting.parameters.handling;
        let deflection = f64::from(stick.abs() - CENTRED) / f64::from(127 - CENTRED);
        let ramp_ticks = f64::from(ticks(handling.ramp_s)).max(1.0);
        let ramp = (f64::from(held) / ramp_ticks).min(1.0);
        let fast = (handling.fast_mm_s - handling.slow_mm_s).max(0.0);
        let speed = handling.slow_mm_s * deflection + fast * deflection * deflection * ramp * ramp;
        let step = libm::ceil(speed * TICK_S * f64::from(MM)) as i32;
        step * stick.signum()
    }

    /// Let go: a hand that came from afar is where it feels something; one that moved a little stays where it was put.
    fn rest(&mut self, axis: usize, piece: usize) {
        let moved = self.state.push.moved[axis];
        let at = self.state.cursor[axis];
        let snap = libm::round(self.setting.parameters.handling.snap_mm * f64::from(MM)) as i32;
        let size = self.face_of(piece)[axis] * 10;
        let reads_tape = axis == 0 && self.state.taped && self.state.hazy == 0;
        let felt = (moved.abs() > 2 * snap && self.state.hazy == 0)
            .then(|| {
                self.felt(axis, piece)
                    .into_iter()
                    .min_by_key(|place| (place - at).abs())
            })
            .flatten()
            .filter(|place| (place - at).abs() <= snap);
        let rested = match felt {
            Some(place) => place,
            // A tap is a millimetre along a tape.
            None if reads_tape && moved.abs() < MM => {
                let whole = at.div_euclid(MM) * MM;
                if moved > 0 && at > whole { whole + MM } else { whole }
            }
            None if reads_tape => (at + MM / 2).div_euclid(MM) * MM,
            None => (at + 5).div_euclid(10) * 10,
        };
        self.state.cursor[axis] = rested.clamp(0, size);
    }

    /// Ends or edges, and marks.
    fn felt(&self, axis: usize, piece: usize) -> Vec<i32> {
        let size = self.face_of(piece)[axis];
        let marks = self.state.pieces[piece].marks.iter().map(|mark| mark.at[axis]);
        [0, size].into_iter().chain(marks).map(|tenths| tenths * 10).collect()
    }

    /// A millimetre along (axis 0) or across (1), back (−1) or on (1): to the next whole one, whatever the hand was at.
    pub(crate) fn nudge(&mut self, axis: usize, way: i32) {
        if let Some(piece) = self.focus() {
            let size = self.face_of(piece)[axis] * 10;
            let at = self.state.cursor[axis];
            let to = if way > 0 {
                at.div_euclid(MM) + 1
            } else {
                (at - 1).div_euclid(MM)
            };
            self.state.cursor[axis] = (to * MM).clamp(0, size);
            // A hand that was on its way is where it was put.
            self.state.push = Push::default();
        }
    }

    /// The piece that the hand moves over and the mark on it that the hand is at, if it is at one: along it, and on a
    /// machine across it too.
    pub(crate) fn mark_at_hand(&self) -> Option<(usize, usize)> {
        let piece = self.focus()?;
        let at = self.hand_at();
        let axes = if self.on_machine().is_some() { 2 } else { 1 };
        let near = libm::round(self.setting.parameters.handling.snap_mm * 10.0) as i32;
        let away = |mark: &Mark| (0..axes).map(|axis| (mark.at[axis] - at[axis]).abs()).max();
        let marks = self.state.pieces[piece].marks.iter().enumerate();
        let nearest = marks.filter_map(|(index, mark)| Some((away(mark)?, index))).min()?;
        (nearest.0 <= near.max(10)).then_some((piece, nearest.1))
    }

    /// The hand goes to the mark that is nearest, where there is one.
    pub(crate) fn hand_to_mark(&mut self) {
        if let Some(piece) = self.focus() {
            let at = self.state.cursor;
            let marks = self.state.pieces[piece].marks.iter();
            let nearest = marks
                .map(|mark| mark.at.map(|tenths| tenths * 10))
                .min_by_key(|mark| (mark[0] - at[0]).abs() + (mark[1] - at[1]).abs());
            if let Some(mark) = nearest {
                self.state.cursor = mark;
            }
        }
    }

    /// Where the hand is, tenths of a millimetre.
    pub(crate) fn hand_at(&self) -> [i32; 2] {
        self.state.cursor.map(|at| (at + 5).div_euclid(10))
    }

    /// Length and width of a piece, tenths of a millimetre.
    pub(crate) fn face_of(&self, piece: usize) -> [i32; 2] {
        let piece = &self.state.pieces[piece];
        let width = self
            .setting
            .stock
            .get(usize::from(piece.stock))
            .map_or(0, |size| size[1]);
        [piece.length, width]
    }
}
