//! The hand that levers move over something, led by the mouse: pressed on it, the hand goes there and follows; each
//! turn of the wheel is a small step. What reaches the tick are levers all the same.

use bevy::input::mouse::MouseWheel;
use bevy::prelude::*;

use super::leafing;
use super::players::Player;
use super::pointing::UnderMouse;
use super::session::{ALONE, Session};
use crate::devices::{Device, Lever, MousePads, PlayerInput};
use crate::scene::Signs;
use crate::scene::signs::Reach;

/// Where the hand is led, while it is: along and across.
#[derive(Resource, Debug, Clone, Copy, PartialEq, Default)]
pub(super) struct Led {
    axes: [Axis; 2],
    /// Where the pointer was that led there: an eye that comes nearer leads nowhere else.
    pointer: Option<Vec2>,
    /// Seconds since the button was let go of.
    after_s: f32,
}

/// One way of the hand.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
struct Axis {
    /// Where to, units.
    to: Option<f32>,
    /// It came to this place: it rests there until it is led elsewhere, wherever it settled.
    came: Option<f32>,
}

/// So near, units, the hand is there.
const THERE: f32 = 0.6;
/// A hand that has not come so long after it was let go of is left where it is, s.
const MOST_S: f32 = 3.0;

impl Axis {
    fn lead(&mut self, to: f32) {
        self.to = Some(to);
    }

    /// How far the lever is pushed with the hand `at`, and `far` where it is pushed all the way.
    fn push(&mut self, at: f32, far: f32) -> f32 {
        let Some(to) = self.to else { return 0.0 };
        if self.came.is_some_and(|came| (came - to).abs() <= THERE) {
            return 0.0;
        }
        let way = to - at;
        if way.abs() <= THERE {
            self.came = Some(to);
            return 0.0;
        }
        self.came = None;
        // Twice as far is not twice as fast: from near, gently.
        (way.abs() / far.max(THERE)).sqrt().min(1.0) * way.signum()
    }

    /// On the way.
    fn goes(&self) -> bool {
        self.to.is_some() && self.came != self.to
    }
}

impl Led {
    fn to(&mut self, to: Vec2, pointer: Option<Vec2>) {
        self.axes[0].lead(to.x);
        self.axes[1].lead(to.y);
        self.pointer = pointer;
    }
}

/// What the wheel of the mouse asks for: whole steps of it.
#[derive(Debug, Default)]
pub(super) struct Turned(f32);

pub(super) fn lead(
    session: Res<Session>,
    signs: Res<Signs>,
    under: Res<UnderMouse>,
    mouse: Res<ButtonInput<MouseButton>>,
    keys: Res<ButtonInput<KeyCode>>,
    mut wheel: MessageReader<MouseWheel>,
    mut players: Query<(&Device, &mut PlayerInput), With<Player>>,
    (mut led, mut pads): (ResMut<Led>, ResMut<MousePads>),
    time: Res<Time<Real>>,
    mut turned: Local<Turned>,
) {
    let turn: f32 = wheel.read().map(|turn| turn.y.clamp(-3.0, 3.0)).sum();
    let mine = players
        .iter_mut()
        .find(|(device, _)| matches!(device, Device::All | Device::Mouse));
    let reach = signs
        .reach
        .filter(|_| !session.is_paused() && leafing::leaf(&session).is_none());
    let (Some(reach), Some((_, mut input))) = (reach, mine) else {
        led.set_if_neq(Led::default());
        if pads.follows != [0.0; 4] {
            pads.follows = [0.0; 4];
        }
        return;
    };
    // Hands on the keys take over.
    if keys.get_just_pressed().next().is_some() {
        *led = Led::default();
    }
    follow(&mut led, &reach, &under, &mouse, time.delta_secs());
    let face = session.face();
    let sticks = session.scenario().template.controls().sticks.iter().enumerate();
    let mut follows = [0.0; 4];
    for (place, name) in sticks.take(2) {
        let at = [reach.hand.x, reach.hand.y][place];
        let lever: Lever = face.lever(name, place);
        follows[lever as usize] = led.axes[place].push(at, reach.far);
    }
    if pads.follows != follows {
        pads.follows = follows;
    }
    turned.0 += turn;
    let Some(steps) = face.small_steps().filter(|_| turned.0.abs() >= 1.0) else {
        return;
    };
    let step = steps[usize::from(turned.0 > 0.0)];
    turned.0 -= turned.0.signum();
    let choice = session.scenario().template.controls().choice_index(step);
    let open = session.run().activity().open_choices(ALONE);
    if let Some(choice) = choice.filter(|choice| open.contains(choice)) {
        input.choose(choice);
        led.set_if_neq(Led::default());
    }
}

/// Where the pointer leads the hand in this frame.
fn follow(led: &mut Led, reach: &Reach, under: &UnderMouse, mouse: &ButtonInput<MouseButton>, passed: f32) {
    let on = under.ray.and_then(|ray| reach.met(&ray));
    if let Some(to) = on.filter(|_| mouse.just_pressed(MouseButton::Left)) {
        *led = Led::default();
        led.to(to, under.at);
    }
    if led.axes[0].to.is_none() {
        return;
    }
    if mouse.pressed(MouseButton::Left) {
        // Beside it, the hand goes as far as it can that way.
        let to = under.ray.and_then(|ray| reach.plane(&ray));
        if let Some(to) = to.filter(|_| under.at != led.pointer) {
            led.to(to.clamp(Vec2::ZERO, reach.size), under.at);
        }
        return;
    }
    led.after_s += passed;
    if led.after_s > MOST_S || led.axes.iter().all(|axis| !axis.goes()) {
        *led = Led::default();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A hand that goes at most 420 units a second, seen one frame late; where it is after so many seconds.
    fn led(from: f32, to: f32, seconds: f32, frames: f32) -> Vec<f32> {
        let mut axis = Axis::default();
        axis.lead(to);
        let (mut at, mut seen) = (from, from);
        let mut places = Vec::new();
        for _ in 0..(seconds * frames) as usize {
            let push = axis.push(seen, 90.0);
            seen = at;
            at += push.signum() * (12.0 * push.abs() + 408.0 * push * push) / frames;
            places.push(at);
        }
        places
    }

    #[test]
    fn a_hand_comes_to_where_it_is_led_and_rests() {
        for frames in [15.0, 30.0, 60.0] {
            for (from, to) in [(0.0, 250.0), (250.0, 10.0), (100.0, 103.0), (100.0, 100.4)] {
                let places = led(from, to, 3.0, frames);
                let last = places[places.len() - 1];
                assert!((last - to).abs() < 1.5, "{frames}: {last} and not {to}");
                let over = places
                    .iter()
                    .map(|at| (at - to) * (to - from).signum())
                    .fold(0.0, f32::max);
                assert!(over < 6.0, "{frames}: {over} too far");
                assert!(places[places.len() - 5..].iter().all(|at| *at == last), "it rests");
            }
        }
    }

    #[test]
    fn a_hand_that_came_stays_where_it_settled() {
        let mut axis = Axis::default();
        axis.lead(100.3);
        assert_eq!(axis.push(100.0, 90.0), 0.0);
        // It felt a mark beside, and rests there; a little further is no news.
        assert_eq!(axis.push(102.6, 90.0), 0.0);
        axis.lead(100.6);
        assert_eq!(axis.push(102.6, 90.0), 0.0);
        axis.lead(110.0);
        assert!(axis.push(102.6, 90.0) > 0.0);
    }
}
