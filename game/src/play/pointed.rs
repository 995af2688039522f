//! What a hand without a pointer points at among what is open.

use bevy::prelude::*;
use bevy_egui::egui::{Pos2, Vec2};

use crate::kit::Direction;

/// Something to point at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Target {
    /// What stands in this place beside the main act.
    Place(usize),
    /// The thing in the picture that is this choice.
    Thing(u8),
}

/// What is pointed at, and for how many seconds more. Pointing at nothing, the main button does the main act.
#[derive(Component, Debug, Clone, Copy, Default)]
pub(super) struct Pointed {
    at: Option<(Target, f32)>,
    /// Where somebody pointed last.
    last: Option<Pos2>,
}

/// Seconds after which what was pointed at, and nothing done, is forgotten.
const POINTED_S: f32 = 6.0;
/// Aside counts so much more than ahead on the way to what is next.
const ASIDE: f32 = 2.2;
/// Nearer than this, points, nothing lies in a direction.
const LEAST: f32 = 6.0;

impl Pointed {
    /// What is pointed at, among these; where `first`, the first of them if nothing is.
    pub(super) fn among(self, open: &[Target], first: bool) -> Option<Target> {
        match self.at {
            Some((target, _)) if open.contains(&target) => Some(target),
            _ if first => open.first().copied(),
            _ => None,
        }
    }

    /// What is pointed at, still open or not.
    pub(super) fn now(self) -> Option<Target> {
        self.at.map(|(target, _)| target)
    }

    /// Points at `target`, or at nothing.
    pub(super) fn at(&mut self, target: Option<Target>) {
        self.at = target.map(|target| (target, POINTED_S));
    }

    /// Seconds pass.
    pub(super) fn pass(&mut self, seconds: f32) {
        if let Some((_, left)) = self.at.as_mut() {
            *left -= seconds;
        }
        self.at.take_if(|(_, left)| *left <= 0.0);
    }

    /// One further, or back.
    pub(super) fn walk(&mut self, open: &[Target], first: bool, on: bool) {
        if open.is_empty() {
            return;
        }
        let now = self.among(open, first).and_then(|p| open.iter().position(|o| *o == p));
        let next = match (now, on) {
            (None, true) => 0,
            (None, false) => open.len() - 1,
            (Some(at), true) => (at + 1) % open.len(),
            (Some(at), false) => (at + open.len() - 1) % open.len(),
        };
        self.at(Some(open[next]));
    }

    /// To what is next on the page in a direction: from what is pointed at, where `first` from the first of them if
    /// nothing is, from where somebody pointed last, else from `home`. Where nothing lies there, what is pointed at stays.
    /// `back`: there is a main act at `home`, and going there is to point at nothing again.
    pub(super) fn push(&mut self, open: &[(Target, Pos2)], first: bool, (home, back): (Pos2, bool), way: Direction) {
        let here = match self.at {
            Some((now, _)) => open.iter().find(|(target, _)| *target == now),
            None => open.first().filter(|_| first),
        };
        let from = here.map(|(_, at)| *at).or(self.last).unwrap_or(home);
        let way = match way {
            Direction::Left => Vec2::new(-1.0, 0.0),
            Direction::Right => Vec2::new(1.0, 0.0),
            Direction::Up => Vec2::new(0.0, -1.0),
            Direction::Down => Vec2::new(0.0, 1.0),
            Direction::Next | Direction::Previous => return self.step(open, way == Direction::Next),
        };
        let far = |at: Pos2| {
            let (ahead, aside) = ((at - from).dot(way), (at - from).dot(way.rot90()).abs());
            (ahead > LEAST && aside < ahead * 2.5).then_some(ahead + ASIDE * aside)
        };
        let main = (None, home);
        let others = open.iter().map(|(target, at)| (Some(*target), *at));
        let others = others.chain(Some(main).filter(|_| back && here.is_some()));
        let others = others.filter_map(|other| Some((far(other.1)?, other)));
        if let Some((_, (target, at))) = others.min_by(|a, b| a.0.total_cmp(&b.0)) {
            self.last = Some(at);
            self.at(target);
        } else if let Some((target, _)) = here.copied() {
            self.at(Some(target));
        }
    }

    /// One further or back, as they lie from left to right.
    fn step(&mut self, open: &[(Target, Pos2)], on: bool) {
        let mut row = open.to_vec();
        row.sort_by(|a, b| a.1.x.total_cmp(&b.1.x).then(a.1.y.total_cmp(&b.1.y)));
        let targets: Vec<Target> = row.iter().map(|(target, _)| *target).collect();
        self.walk(&targets, false, on);
        let now = self
            .at
            .and_then(|(now, _)| row.iter().find(|(target, _)| *target == now));
        self.last = now.map(|(_, at)| *at).or(self.last);
    }
}

#[cfg(test)]
mod tests {
    use super::Target::{Place, Thing};
    use super::*;

    #[test]
    fn the_main_button_does_the_main_act_until_something_else_is_pointed_at() {
        let open = [Place(0), Place(1), Place(4)];
        let mut pointed = Pointed::default();
        assert_eq!(pointed.among(&open, false), None);
        assert_eq!(pointed.among(&open, true), Some(Place(0)));
        pointed.walk(&open, false, true);
        assert_eq!(pointed.among(&open, false), Some(Place(0)));
        pointed.walk(&open, false, false);
        assert_eq!(pointed.among(&open, false), Some(Place(4)));
        assert_eq!(pointed.among(&open[..2], false), None, "what closed is not pointed at");
        pointed.pass(POINTED_S + 0.1);
        assert_eq!(pointed.among(&open, false), None, "forgotten");
    }

    #[test]
    fn a_push_goes_to_what_is_next_that_way() {
        let open = [
            (Thing(1), Pos2::new(100.0, 100.0)),
            (Thing(2), Pos2::new(300.0, 110.0)),
            (Thing(3), Pos2::new(310.0, 400.0)),
            (Place(0), Pos2::new(320.0, 600.0)),
        ];
        let (mut pointed, home) = (Pointed::default(), Pos2::new(200.0, 300.0));
        let targets = open.map(|(target, _)| target);
        let mut pushed = |way| {
            pointed.push(&open, false, (home, false), way);
            pointed.among(&targets, false)
        };
        assert_eq!(pushed(Direction::Right), Some(Thing(3)));
        assert_eq!(
            pushed(Direction::Down),
            Some(Place(0)),
            "down to what stands below the picture"
        );
        assert_eq!(pushed(Direction::Down), Some(Place(0)), "nothing lies further down");
        assert_eq!(pushed(Direction::Up), Some(Thing(3)));
        assert_eq!(pushed(Direction::Up), Some(Thing(2)));
        assert_eq!(pushed(Direction::Left), Some(Thing(1)));
        assert_eq!(pushed(Direction::Next), Some(Thing(2)), "from left to right");
        assert_eq!(pushed(Direction::Next), Some(Thing(3)));
    }

    #[test]
    fn a_push_goes_on_from_the_first_where_that_is_meant() {
        let open = [
            (Place(0), Pos2::new(300.0, 600.0)),
            (Place(1), Pos2::new(500.0, 600.0)),
            (Thing(1), Pos2::new(900.0, 300.0)),
        ];
        let mut pointed = Pointed::default();
        pointed.push(&open, true, (Pos2::new(700.0, 650.0), false), Direction::Right);
        assert_eq!(pointed.now(), Some(Place(1)));
    }

    #[test]
    fn a_push_towards_the_main_button_goes_back_to_the_main_act() {
        let open = [
            (Place(0), Pos2::new(300.0, 600.0)),
            (Place(1), Pos2::new(500.0, 600.0)),
            (Thing(1), Pos2::new(900.0, 300.0)),
        ];
        let home = (Pos2::new(700.0, 600.0), true);
        let mut pointed = Pointed::default();
        let mut pushed = |way| {
            pointed.push(&open, false, home, way);
            pointed.now()
        };
        assert_eq!(pushed(Direction::Left), Some(Place(1)));
        assert_eq!(pushed(Direction::Right), None, "A goes on");
        assert_eq!(pushed(Direction::Up), Some(Thing(1)));
        assert_eq!(pushed(Direction::Down), None, "from anywhere above it");
        assert_eq!(pushed(Direction::Left), Some(Place(1)));
        assert_eq!(pushed(Direction::Left), Some(Place(0)));
    }
}
