//! What is seen of a piece, what is said of what comes unexpected, and what then comes.

use super::cutting::keep;
use super::doing::Doing;
use super::incident::Flaw;
use super::piece::{Lie, Piece};
use super::running::Workshop;
use super::setting::mm;
use super::state::Weather;
use super::vocabulary::{Happened, Unexpected, flag, object_word, part_word};
use crate::{Emitter, Verb};

/// What the gauge is held to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Gauged {
    /// The piece of a part.
    Piece(usize),
    /// The object as far as it is put together.
    Object,
}

impl Workshop {
    /// A flawed part comes into a hand for the first time.
    pub(crate) fn meet_flaw(&mut self, piece: usize, out: &mut Emitter<'_>) {
        if self.state.pieces[piece].flaw.is_some() && !self.state.flaw_met {
            self.state.flaw_met = true;
            out.emit(Happened::FlawInHand, &[part_word(self.state.pieces[piece].part)]);
        }
    }

    /// A flaw of this kind shows now.
    pub(crate) fn notice_by(&mut self, piece: usize, shows: Flaw, out: &mut Emitter<'_>) {
        if self.state.pieces[piece].flaw == Some(shows) {
            self.notice(piece, out);
        }
    }

    fn notice(&mut self, piece: usize, out: &mut Emitter<'_>) {
        let of = &mut self.state.pieces[piece];
        if of.flaw.is_some() && !of.noticed {
            of.noticed = true;
            out.emit(Happened::FlawNoticed, &[part_word(of.part)]);
        }
    }

    /// What the gauge can be held to.
    pub(crate) fn to_gauge(&self) -> Option<Gauged> {
        let piece = self.held().or_else(|| self.on_bench());
        let fresh = |piece: &usize| {
            let of = &self.state.pieces[*piece];
            of.part.is_some() && (!of.gauged || self.state.placed.iter().all(Option::is_none))
        };
        match piece.filter(fresh) {
            Some(piece) => Some(Gauged::Piece(piece)),
            None => self.state.placed.iter().any(Option::is_some).then_some(Gauged::Object),
        }
    }

    pub(crate) fn gauge(&mut self, out: &mut Emitter<'_>) {
        match self.to_gauge() {
            Some(Gauged::Piece(piece)) => {
                let of = &mut self.state.pieces[piece];
                of.gauged = true;
                of.checked = true;
                let Some(part) = of.part else { return };
                let size = &self.setting.parts[usize::from(part)];
                let off = (of.whole_length() - size.length).abs();
                let fits = off <= size.tolerance && of.flaw.is_none();
                out.emit(Happened::Gauged, &[part_word(Some(part)), flag(fits), mm(off)]);
                self.notice(piece, out);
            }
            Some(Gauged::Object) => {
                self.state.gauged = true;
                let off = self.crooked();
                let fits = self.is_whole() && off <= 50;
                let object = object_word(self.setting.parts.len());
                out.emit(Happened::Gauged, &[object, flag(fits), mm(off)]);
            }
            None => {}
        }
    }

    /// How far a part of the object is from where the sheet has it at most, tenths of a millimetre.
    pub(crate) fn crooked(&self) -> i32 {
        let placed = self.state.placed.iter().enumerate();
        let off = placed.into_iter().filter_map(|(part, placed)| {
            let (placed, drawn) = ((*placed)?, self.setting.designed(part));
            (0..3)
                .map(|axis| {
                    (placed.at[axis] - drawn.at[axis])
                        .abs()
                        .max((placed.end(axis) - drawn.end(axis)).abs())
                })
                .max()
        });
        off.max().unwrap_or(0)
    }

    /// The flawed part was put aside or spoken of: a sound one comes.
    pub(crate) fn settle_flaw(&mut self, how: u8, out: &mut Emitter<'_>) {
        let Some((part, _)) = self.state.planted.flawed else {
            return;
        };
        if self.state.flaw_settled {
            return;
        }
        self.state.flaw_settled = true;
        out.emit(Happened::FlawSettled, &[part_word(Some(part)), f64::from(how)]);
        if self.state.placed[usize::from(part)].is_none() {
            self.ask_part(part);
        }
    }

    /// Another piece for a delivered part is on its way.
    pub(crate) fn ask_part(&mut self, part: u8) {
        let parts = &mut self.state.brought.parts;
        if parts.iter().all(|(known, _)| *known != part) {
            parts.push((part, self.setting.brought));
        }
    }

    /// Whether a flawed part is there that nobody has settled, seen or not.
    pub(crate) fn flaw_is_open(&self) -> bool {
        let there = |piece: &Piece| piece.flaw.is_some() && !matches!(piece.lie, Lie::Object | Lie::Bin);
        !self.state.flaw_settled && self.state.pieces.iter().any(there)
    }

    pub(crate) fn flaw_is_noticed(&self) -> bool {
        let seen = |piece: &Piece| piece.noticed && piece.flaw.is_some() && piece.lie != Lie::Object;
        !self.state.flaw_settled && self.state.pieces.iter().any(seen)
    }

    /// What is unexpected just now, the first first.
    pub(crate) fn unexpected(&self) -> Option<Unexpected> {
        let state = &self.state;
        if self.flaw_is_noticed() {
            Some(Unexpected::Flaw)
        } else if state.screws_out {
            Some(Unexpected::Screws)
        } else if state.machines.iter().any(|machine| machine.found_open) {
            Some(Unexpected::Guard)
        } else if matches!(state.weather, Weather::Rain(_)) && !state.covered {
            Some(Unexpected::Rain)
        } else if self.short_bag().is_some() {
            Some(Unexpected::Bag)
        } else if self.van_is_news() {
            Some(Unexpected::Van)
        } else {
            None
        }
    }

    /// « Signaler » and « Demander » say what is unexpected.
    pub(crate) fn hear(&mut self, verb: Verb, out: &mut Emitter<'_>) {
        if !matches!(verb, Verb::Signal | Verb::Ask) {
            return;
        }
        let Some(what) = self.unexpected() else {
            if verb == Verb::Ask {
                out.emit(Happened::HelpAsked, &[]);
            }
            return;
        };
        out.emit(Happened::Said, &[what as usize as f64]);
        match what {
            Unexpected::Flaw => self.settle_flaw(if verb == Verb::Signal { 1 } else { 2 }, out),
            Unexpected::Guard => {
                for machine in &mut self.state.machines {
                    machine.found_open = false;
                }
            }
            Unexpected::Screws => {
                self.state.screws_out = false;
                self.state.brought.screws = Some(self.setting.brought);
            }
            Unexpected::Rain => self.cover(1, out),
            Unexpected::Bag | Unexpected::Van => self.tell_company(),
        }
    }

    /// How many screws the object still takes beyond those in the box.
    pub(crate) fn missing_screws(&self) -> u16 {
        let screws = self.state.joints.iter().flat_map(|joint| &joint.screws);
        let open = screws.filter(|depth| **depth == 0).count();
        (open as u16).saturating_sub(self.state.screws)
    }

    /// What was asked for comes.
    pub(crate) fn bring(&mut self, out: &mut Emitter<'_>) {
        let brought = &mut self.state.brought;
        let board = brought
            .board
            .as_mut()
            .and_then(|(kind, left)| count_down(left).then_some(*kind));
        let mut parts = Vec::new();
        brought.parts.retain_mut(|(part, left)| {
            let comes = count_down(left);
            if comes {
                parts.push(*part);
            }
            !comes
        });
        let screws = brought.screws.as_mut().is_some_and(count_down);
        if let Some(kind) = board {
            self.state.brought.board = None;
            let length = self.setting.stock[usize::from(kind)][0];
            keep(&mut self.state.pieces, Piece::board(kind, length));
            out.emit(Happened::BoardCame, &[f64::from(kind)]);
        }
        for part in parts {
            self.bring_part(part, out);
        }
        if screws {
            self.state.brought.screws = None;
            self.state.screws += self.missing_screws();
            out.emit(Happened::ScrewsCame, &[]);
        }
    }

    fn bring_part(&mut self, part: u8, out: &mut Emitter<'_>) {
        let index = usize::from(part);
        if self.state.placed[index].is_some() {
            return;
        }
        let size = &self.setting.parts[index];
        let mut sound = Piece::board(size.stock as u8, size.length);
        sound.part = Some(part);
        sound.sawn = 2;
        sound.lie = Lie::Shelf;
        if let Some(former) = self.state.made[index] {
            let former = &mut self.state.pieces[usize::from(former)];
            former.part = None;
            let on_bench = former.lie == Lie::Bench;
            if !on_bench || self.state.working.is_none() {
                former.lie = Lie::Aside;
                if on_bench {
                    self.clear_bench();
                }
            }
        }
        self.state.made[index] = keep(&mut self.state.pieces, sound);
        out.emit(Happened::PartCame, &[part_word(Some(part))]);
        self.show(Doing::Handling);
    }
}

/// True once nothing is left of it.
fn count_down(left: &mut u32) -> bool {
    *left = left.saturating_sub(1);
    *left == 0
}
