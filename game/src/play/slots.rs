//! Where the open choices stand: each has a place and a digit that it keeps; a place never changes its meaning
//! under a hand.

use bevy::prelude::*;

/// Places of a board beside that of the main act; what stands in place `i` has the digit `i + 1`. What does not fit
/// stands on further boards, one turned to after the other.
pub(super) const SLOTS: usize = 9;

/// So many of them lie in the two rows of the main act.
const LOW: usize = 6;

/// Seconds for which a place stays free after what stood there has closed: a hand on its way there must not find
/// something else.
const COOL_S: f32 = 1.5;
/// Seconds after which the place of the main act answers, once it means something else; where nothing stood there for as
/// long, nothing else can be meant, and it answers at once.
const SETTLE_S: f32 = 0.5;
/// Seconds for which what to do instead stands out, once the main button was pressed with nothing to do.
const VAIN_S: f32 = 0.8;

/// A place for a choice.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
struct Slot {
    choice: Option<u8>,
    /// What stood here last.
    last: Option<u8>,
    /// Seconds since it is free.
    free_s: f32,
}

impl Slot {
    /// Nothing stood here for long.
    fn free() -> Self {
        Self {
            free_s: COOL_S,
            ..Self::default()
        }
    }
}

/// Which choice of somebody stands where.
#[derive(Component, Debug, Clone)]
pub(super) struct Slots {
    /// Places of all boards, one board after the other.
    places: Vec<Slot>,
    /// The board in front.
    board: usize,
    /// So many of it a mouse has gone past, where there is room for some only.
    passed: usize,
    /// Choice and place where it stood before: it comes back there.
    homes: Vec<(u8, usize)>,
    main: Option<u8>,
    /// Seconds since the main act became this one; as many as it needs to answer where nothing stood in its place.
    main_s: f32,
    /// Seconds for which it is said that the main button was pressed with nothing to do.
    vain_s: f32,
    /// The place that the mouse is over, as last drawn.
    pub(super) under_mouse: Option<usize>,
}

impl Default for Slots {
    fn default() -> Self {
        Self {
            places: vec![Slot::free(); SLOTS],
            board: 0,
            passed: 0,
            homes: Vec::new(),
            main: None,
            main_s: 0.0,
            vain_s: 0.0,
            under_mouse: None,
        }
    }
}

impl Slots {
    /// Follows what is open after `passed` seconds. What is the main act has its own place; where it stood
    /// among the others before, it stays there too.
    pub(super) fn renew(&mut self, open: &[u8], main: Option<u8>, passed: f32) {
        let main = main.filter(|choice| open.contains(choice));
        self.vain_s = (self.vain_s - passed).max(0.0);
        if main == self.main {
            self.main_s += passed;
        } else {
            let was_empty = self.main.is_none() && self.main_s >= SETTLE_S;
            self.main = main;
            self.main_s = if was_empty { SETTLE_S } else { 0.0 };
        }
        for slot in &mut self.places {
            match slot.choice {
                Some(choice) if !open.contains(&choice) => {
                    slot.choice = None;
                    slot.free_s = 0.0;
                }
                None => slot.free_s += passed,
                Some(_) => {}
            }
        }
        // Where all that stood there has closed, something else is being done: nobody aims at what was there before.
        if self.places.iter().all(|slot| slot.choice.is_none()) {
            for slot in &mut self.places {
                slot.free_s = slot.free_s.max(COOL_S - SETTLE_S);
            }
        }
        for choice in open {
            if Some(*choice) == main || self.places.iter().any(|slot| slot.choice == Some(*choice)) {
                continue;
            }
            if self.places.iter().all(|slot| slot.choice.is_some()) {
                self.places.resize(self.places.len() + SLOTS, Slot::free());
            }
            if let Some(at) = self.place_for(*choice) {
                self.places[at].choice = Some(*choice);
                self.places[at].last = Some(*choice);
                self.homes.retain(|(known, _)| known != choice);
                self.homes.push((*choice, at));
            }
        }
        if self.board >= self.boards() {
            self.board = 0;
        }
    }

    /// Boards on which something stands; one at least.
    pub(super) fn boards(&self) -> usize {
        let last = self.places.iter().rposition(|slot| slot.choice.is_some());
        last.map_or(1, |last| last / SLOTS + 1)
    }

    /// The board in front, from 0.
    pub(super) fn board(&self) -> usize {
        self.board
    }

    /// Turns to the next board, round and round.
    pub(super) fn turn(&mut self) {
        self.board = (self.board + 1) % self.boards();
        self.under_mouse = None;
    }

    /// From the how manyth of `count` on they are shown to a mouse.
    pub(super) fn passed(&self, count: usize) -> usize {
        if self.passed < count { self.passed } else { 0 }
    }

    /// Past those that are shown, of so many; past the last to the next board, round and round.
    pub(super) fn pass(&mut self, shown: usize, count: usize) {
        let passed = self.passed(count) + shown;
        if passed < count {
            self.passed = passed;
            self.under_mouse = None;
        } else {
            self.passed = 0;
            self.turn();
        }
    }

    /// Where `place` of the board in front stands among all.
    fn among_all(&self, place: usize) -> usize {
        self.board * SLOTS + place
    }

    /// Where it stood before, else the first of the lower places, wherever nothing else stood lately and no mouse is
    /// over. While one of those is about to be free it waits: the places over them are for where all are taken.
    fn place_for(&self, choice: u8) -> Option<usize> {
        let free = |at: &usize| {
            let slot = &self.places[*at];
            let rested = slot.free_s >= COOL_S && self.under_mouse.map(|place| self.among_all(place)) != Some(*at);
            slot.choice.is_none() && (rested || slot.last == Some(choice))
        };
        let home = self.homes.iter().find(|(known, _)| *known == choice).map(|(_, at)| *at);
        if let Some(home) = home.filter(|at| self.places[*at].choice.is_none()) {
            return Some(home).filter(free);
        }
        let low_taken = self.places.iter().take(LOW).all(|slot| slot.choice.is_some());
        let mut places = if low_taken { LOW..self.places.len() } else { 0..LOW };
        places.find(free)
    }

    /// What stands beside the main act on the board in front: place and choice, in order. The main act is shown once:
    /// where it stood before, its place is kept, and its digit still does it.
    pub(super) fn list(&self) -> Vec<(usize, u8)> {
        let slots = self.places.iter().skip(self.among_all(0)).take(SLOTS).enumerate();
        let beside = slots.filter_map(|(at, slot)| slot.choice.map(|c| (at, c)));
        beside.filter(|(_, choice)| Some(*choice) != self.main).collect()
    }

    /// What stands in place `at`.
    pub(super) fn at(&self, at: usize) -> Option<u8> {
        let slot = self.places.get(self.among_all(at)).filter(|_| at < SLOTS);
        slot.and_then(|slot| slot.choice)
    }

    /// The main act, to be drawn.
    pub(super) fn main(&self) -> Option<u8> {
        self.main
    }

    /// The main button was pressed, and there is no main act.
    pub(super) fn press_in_vain(&mut self) {
        self.vain_s = VAIN_S;
    }

    /// Whether the main button was pressed a moment ago with nothing to do.
    pub(super) fn is_in_vain(&self) -> bool {
        self.vain_s > 0.0 && self.main.is_none()
    }

    /// The main act, to be done: `None` while a hand may still mean the one before.
    pub(super) fn ready_main(&self) -> Option<u8> {
        self.main.filter(|_| self.main_s >= SETTLE_S)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A frame of a sixtieth second.
    const FRAME: f32 = 1.0 / 60.0;

    fn after(slots: &mut Slots, open: &[u8], main: Option<u8>, seconds: f32) -> Vec<(usize, u8)> {
        slots.renew(open, main, FRAME);
        slots.renew(open, main, seconds);
        slots.list()
    }

    #[test]
    fn what_stays_open_stays_where_it_is() {
        let mut slots = Slots::default();
        assert_eq!(
            after(&mut slots, &[0, 1, 2, 3], None, 1.0),
            [(0, 0), (1, 1), (2, 2), (3, 3)]
        );
        let with_more = after(&mut slots, &[0, 1, 2, 3, 7], None, 1.0);
        assert_eq!(with_more, [(0, 0), (1, 1), (2, 2), (3, 3), (4, 7)]);
        assert_eq!(after(&mut slots, &[1, 3, 7], None, 1.0), [(1, 1), (3, 3), (4, 7)]);
    }

    #[test]
    fn a_place_does_not_mean_something_else_under_a_hand() {
        let mut slots = Slots::default();
        after(&mut slots, &[0, 1], None, 1.0);
        // Both close, another opens at once: it does not stand where they stood.
        assert_eq!(after(&mut slots, &[9], None, 0.1), [(2, 9)]);
        // Some seconds later their places are free, but for the one that the mouse is over.
        after(&mut slots, &[], None, 5.0);
        slots.under_mouse = Some(0);
        assert_eq!(after(&mut slots, &[8], None, 0.1), [(1, 8)]);
    }

    #[test]
    fn what_takes_the_place_of_all_is_there_as_soon_as_the_eye_has_seen_it() {
        let mut slots = Slots::default();
        after(&mut slots, &[0, 1, 2, 3, 4, 5, 6], None, 1.0);
        // A card is taken: what can be done now is where to lay it.
        assert_eq!(after(&mut slots, &[10, 11], None, 0.2), []);
        assert_eq!(after(&mut slots, &[10, 11], None, 0.4), [(0, 10), (1, 11)]);
    }

    #[test]
    fn a_choice_waits_for_a_low_place_that_is_about_to_be_free() {
        let mut slots = Slots::default();
        after(&mut slots, &[0, 1, 2, 3, 4, 5], None, 1.0);
        // All six close: for half a second nothing is offered where they stood, then the first place is taken anew.
        assert!(after(&mut slots, &[9], None, 0.2).is_empty());
        assert_eq!(after(&mut slots, &[9], None, 2.0), [(0, 9)]);
        // With all of them taken, there is room above.
        let list = after(&mut Slots::default(), &[0, 1, 2, 3, 4, 5, 6], None, 1.0);
        assert_eq!(list.last(), Some(&(6, 6)));
    }

    #[test]
    fn a_choice_comes_back_to_where_it_stood() {
        let mut slots = Slots::default();
        after(&mut slots, &[4, 5, 6], None, 1.0);
        after(&mut slots, &[4], None, 10.0);
        assert_eq!(after(&mut slots, &[4, 6], None, 0.1), [(0, 4), (2, 6)]);
        assert_eq!(after(&mut slots, &[4, 5, 6], None, 0.1), [(0, 4), (1, 5), (2, 6)]);
        // Others stood there meanwhile: they leave their places cool before it comes back.
        after(&mut slots, &[], None, 5.0);
        assert_eq!(after(&mut slots, &[8, 9], None, 0.1), [(0, 8), (1, 9)]);
        assert_eq!(after(&mut slots, &[4, 5, 6], None, 0.1), [(2, 6)]);
        assert_eq!(after(&mut slots, &[4, 5, 6], None, 2.0), [(0, 4), (1, 5), (2, 6)]);
    }

    #[test]
    fn the_main_act_is_not_pushed_aside_by_eight_others() {
        // After a tumble: everything that can be looked at and mended, and « Repartir ».
        let open = [0, 1, 2, 3, 4, 5, 6, 14];
        let mut slots = Slots::default();
        let list = after(&mut slots, &open, Some(14), 1.0);
        assert_eq!(slots.ready_main(), Some(14));
        assert!(list.iter().all(|(_, choice)| *choice != 14), "{list:?}");
    }

    #[test]
    fn the_main_key_waits_until_the_eye_has_seen_what_it_means() {
        let mut slots = Slots::default();
        slots.renew(&[7], Some(7), FRAME);
        assert_eq!((slots.main(), slots.ready_main()), (Some(7), None));
        slots.renew(&[7], Some(7), 1.0);
        assert_eq!(slots.ready_main(), Some(7));
        slots.renew(&[8], Some(8), FRAME);
        assert_eq!(
            slots.ready_main(),
            None,
            "a second press of the same key is meant for what stood there"
        );
    }

    #[test]
    fn the_main_key_answers_at_once_where_nothing_stood() {
        let mut slots = Slots::default();
        slots.renew(&[7], Some(7), 1.0);
        // Somebody lets go, and is at the next handle before a hand could know.
        slots.renew(&[], None, FRAME);
        slots.renew(&[8], Some(8), 0.2);
        assert_eq!(slots.ready_main(), None);
        // Somebody walks for a while, comes to a handle and presses while walking.
        slots.renew(&[], None, FRAME);
        slots.renew(&[], None, 1.0);
        slots.renew(&[8], Some(8), FRAME);
        assert_eq!(slots.ready_main(), Some(8));
    }

    #[test]
    fn more_than_nine_stand_on_boards_that_are_turned() {
        let open: Vec<u8> = (0..23).collect();
        let mut slots = Slots::default();
        let first = after(&mut slots, &open, None, 1.0);
        assert_eq!((first.len(), slots.boards()), (SLOTS, 3));
        let mut reached: Vec<u8> = Vec::new();
        for board in 0..3 {
            assert_eq!(slots.board(), board);
            reached.extend((0..SLOTS).filter_map(|place| slots.at(place)));
            slots.turn();
        }
        reached.sort_unstable();
        assert_eq!(reached, open, "every choice has a digit on some board");
        assert_eq!(slots.board(), 0, "round and round");
        // What stands on a board that empties is not left behind.
        slots.turn();
        slots.turn();
        after(&mut slots, &[0, 1], None, 1.0);
        assert_eq!((slots.boards(), slots.board()), (1, 0));
    }

    #[test]
    fn a_mouse_comes_past_everything_though_only_two_find_room() {
        let mut slots = Slots::default();
        let open: Vec<u8> = (0..12).collect();
        let mut seen = Vec::new();
        for _ in 0..8 {
            let list = after(&mut slots, &open, None, 1.0);
            let from = slots.passed(list.len());
            seen.extend(list.iter().skip(from).take(2).map(|(_, choice)| *choice));
            slots.pass(2, list.len());
        }
        seen.sort_unstable();
        seen.dedup();
        assert_eq!(seen, open);
        // Fewer are left than it had gone past: from the first again.
        slots.pass(2, 12);
        assert_eq!(slots.passed(1), 0);
    }

    #[test]
    fn what_is_not_open_is_no_main_act() {
        let mut slots = Slots::default();
        after(&mut slots, &[1], Some(2), 1.0);
        assert_eq!((slots.main(), slots.ready_main()), (None, None));
    }
}
