//! The hand that levers move over something, on its way to where it is asked to be: it slows down there and rests, as an
//! eye on the tape would have it. Whoever lets go and pushes again goes past. The cross of a gamepad pushes too.

use bevy::prelude::*;
use simulation::SeatInput;

use super::leafing;
use super::players::Player;
use super::session::Session;
use super::wheel::Wheel;
use crate::devices::PlayerInput;
use crate::family::face::HandOver;
use crate::scene::Signs;

/// How the hand rests on its ways along and across.
#[derive(Resource, Debug, Clone, Copy, PartialEq, Default)]
pub(super) struct Rests([Rest; 2]);

/// Whether the cross of a gamepad moves the hand. It does so until it is let go of, wherever the hand has come: a thumb
/// that was moving it points at nothing.
#[derive(Resource, Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Crossed(bool);

impl Crossed {
    pub(super) fn is_taken(self) -> bool {
        self.0
    }

    /// Follows: the hand `asks` to be moved, the cross is `pushed`.
    fn follow(&mut self, asks: bool, pushed: bool) {
        self.0 = pushed && (self.0 || asks);
    }
}

/// One way of the hand while a lever is pushed.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
struct Rest {
    /// Where it is asked to be, units. It stays so until the lever is let go of: once there, nothing is asked any more.
    goal: Option<f32>,
    /// It came there.
    came: bool,
}

/// So near, units, the hand is there.
const THERE: f32 = 0.4;
/// It is never slowed down below this part of a push.
const LEAST: f32 = 0.2;

impl Rest {
    /// The part of a push that counts at most in a tick: the lever is pushed by `lean`, the hand is `at`, and `far` from
    /// its goal it is as fast as it gets.
    fn most(&mut self, lean: f32, at: f32, (goal, far): (Option<f32>, f32)) -> f32 {
        if lean == 0.0 {
            *self = Self::default();
            return 1.0;
        }
        if goal.is_some() && goal != self.goal {
            *self = Self { goal, came: false };
        }
        let Some(way) = self.goal.map(|goal| goal - at) else {
            return 1.0;
        };
        self.came |= way.abs() <= THERE;
        if self.came {
            return 0.0;
        }
        if way * lean < 0.0 {
            return 1.0;
        }
        (way.abs() / far.max(THERE)).sqrt().clamp(LEAST, 1.0)
    }
}

/// The cross, and which way each button of it pushes: along (0) or across (1), back or on.
const CROSS: [(GamepadButton, usize, f32); 4] = [
    (GamepadButton::DPadLeft, 0, -1.0),
    (GamepadButton::DPadRight, 0, 1.0),
    (GamepadButton::DPadDown, 1, -1.0),
    (GamepadButton::DPadUp, 1, 1.0),
];

/// The cross of a gamepad pushes the hand that is asked to go somewhere.
pub(super) fn cross(
    session: Res<Session>,
    signs: Res<Signs>,
    pads: Query<&Gamepad>,
    mut players: Query<(&mut PlayerInput, &Wheel), With<Player>>,
    mut crossed: ResMut<Crossed>,
) {
    // With the wheel of verbs open, the cross chooses one.
    let mine = players.single_mut().ok().filter(|(_, wheel)| !wheel.is_open());
    let stands = session.is_paused() || session.is_shared() || leafing::leaf(&session).is_some();
    let pushed = CROSS
        .iter()
        .any(|(button, ..)| pads.iter().any(|pad| pad.pressed(*button)));
    let asks = signs.reach.is_some_and(|reach| reach.asks());
    let mut now = *crossed;
    now.follow(asks, pushed && mine.is_some() && !stands);
    crossed.set_if_neq(now);
    let (Some((mut input, _)), true) = (mine, now.0) else {
        return;
    };
    for (place, name) in session.scenario().template.controls().sticks.iter().enumerate() {
        let pushes = CROSS.iter().filter(|(_, way, _)| *way == place);
        for (_, _, push) in pushes.filter(|(button, ..)| pads.iter().any(|pad| pad.pressed(*button))) {
            input.push(session.face().lever(name, place), *push);
        }
    }
}

impl Rests {
    /// What the sticks of a tick count for, with the hand where it is before it.
    pub(super) fn ease(&mut self, hand: Option<HandOver>, input: &mut SeatInput) {
        let Some(hand) = hand else {
            *self = Self::default();
            return;
        };
        for (way, rest) in self.0.iter_mut().enumerate() {
            let stick = &mut input.sticks[way];
            let lean = f32::from(*stick) / 127.0;
            let most = rest.most(lean, hand.at[way], (hand.goal[way], hand.far));
            *stick = (lean.clamp(-most, most) * 127.0).round() as i8;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A hand that is pushed from 0 for so many seconds: where it is after each tick. Once it is near the goal,
    /// nothing is asked any more; let go, it is at a whole unit.
    fn pushed(goal: f32, seconds: f32) -> Vec<f32> {
        let (mut rests, mut at) = (Rests::default(), 0.0_f32);
        let mut places = Vec::new();
        for _ in 0..(seconds * 60.0) as usize {
            let asked = ((goal - at).abs() > 1.0).then_some(goal);
            let hand = HandOver {
                at: [at, 0.0],
                goal: [asked, None],
                far: 90.0,
            };
            let mut input = SeatInput::default();
            input.sticks[0] = 127;
            rests.ease(Some(hand), &mut input);
            let push = f32::from(input.sticks[0]) / 127.0;
            at = if push == 0.0 {
                at.round()
            } else {
                at + (12.0 * push + 408.0 * push * push) / 60.0
            };
            places.push(at);
        }
        places
    }

    #[test]
    fn a_hand_that_is_pushed_rests_where_it_is_asked_to_be() {
        for goal in [37.0, 250.0, 251.0] {
            let places = pushed(goal, 4.0);
            let came = places.iter().position(|at| *at == goal).unwrap_or(places.len());
            assert!(came < 100, "{goal}: it comes within {came} ticks");
            assert!(
                places[came..].iter().all(|at| *at == goal),
                "{goal}: it rests until it is let go of"
            );
        }
    }

    #[test]
    fn a_cross_that_moves_the_hand_does_so_until_it_is_let_go_of() {
        let mut crossed = Crossed::default();
        let mut follow = |asks, pushed| {
            crossed.follow(asks, pushed);
            crossed.is_taken()
        };
        assert!(!follow(false, true), "it points");
        assert!(follow(true, true));
        assert!(follow(false, true), "there: the thumb is still on it");
        assert!(!follow(false, false));
        assert!(!follow(false, true), "it points again");
    }

    #[test]
    fn nothing_slows_a_hand_down_that_is_asked_nothing_or_goes_away() {
        let mut rest = Rest::default();
        assert_eq!(rest.most(1.0, 20.0, (None, 90.0)), 1.0);
        assert_eq!(rest.most(-1.0, 20.0, (Some(250.0), 90.0)), 1.0);
        assert!(rest.most(1.0, 240.0, (Some(250.0), 90.0)) < 0.4);
        assert_eq!(rest.most(0.0, 250.0, (None, 90.0)), 1.0, "let go");
        assert_eq!(rest, Rest::default());
    }
}
