//! The hand that levers move over something, led by the mouse: pressed on it, the hand goes there and follows; each
//! turn of the wheel is a small step. What reaches the tick are levers all the same.

use bevy::input::mouse::{MouseScrollUnit, MouseWheel};
use bevy::prelude::*;

use super::leafing;
use super::players::Player;
use super::pointing::UnderMouse;
use super::session::{ALONE, Session};
use super::slots::Slots;
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
    /// Where it is asked to be; kept while the button is held, for once there nothing is asked any more.
    goal: Option<f32>,
    /// It came to this place: it rests there until it is led elsewhere, wherever it settled.
    came: Option<f32>,
}

/// Led so near to where it is asked to be, units, the hand goes there: a pixel is more than what is asked.
const NEAR: f32 = 3.0;
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
    /// The mouse leads the hand.
    pub(super) fn goes(&self) -> bool {
        self.axes.iter().any(Axis::goes)
    }

    /// Where the hand is asked to be, if it is asked anything.
    fn ask(&mut self, goal: [Option<f32>; 2]) {
        for (axis, goal) in self.axes.iter_mut().zip(goal) {
            axis.goal = goal.or(axis.goal);
        }
    }

    fn to(&mut self, to: Vec2, pointer: Option<Vec2>) {
        for (axis, to) in self.axes.iter_mut().zip(to.to_array()) {
            let near = axis.goal.filter(|goal| (goal - to).abs() <= NEAR);
            axis.lead(near.unwrap_or(to));
        }
        self.pointer = pointer;
    }
}

/// What the wheel of the mouse asks for: a step for each notch, however far a notch is said to turn.
#[derive(Debug, Default)]
pub(super) struct Turned {
    /// Steps that are still to be made, one in a frame: positive ones go on.
    steps: i32,
    /// Of a wheel without notches: what it turned since the last step, in notches.
    part: f32,
    /// Seconds since it turned.
    still_s: f32,
    /// A notch was heard in this frame: some drivers tell of each twice.
    heard: bool,
}

/// A wheel without notches, or fingers on a pad, turn so many pixels for a step.
const PIXELS: f32 = 40.0;
/// What a wheel turned is forgotten once it has been still for so long, s.
const STILL_S: f32 = 0.25;

impl Turned {
    /// The wheel turned by so much.
    fn by(&mut self, turn: &MouseWheel) {
        self.still_s = 0.0;
        let notches = match turn.unit {
            MouseScrollUnit::Line => turn.y,
            MouseScrollUnit::Pixel => turn.y / PIXELS,
        };
        if notches * self.part < 0.0 || notches * (self.steps as f32) < 0.0 {
            (self.part, self.steps) = (0.0, 0);
        }
        if turn.unit == MouseScrollUnit::Line && notches.abs() >= 1.0 {
            if !std::mem::replace(&mut self.heard, true) {
                self.steps += notches.signum() as i32;
            }
            return;
        }
        self.part += notches;
        let whole = self.part.trunc();
        self.steps += whole as i32;
        self.part -= whole;
    }

    /// A frame passes; whether a step is made in it: on, or back.
    fn step(&mut self, passed: f32) -> Option<bool> {
        self.still_s += passed;
        self.heard = false;
        if self.still_s > STILL_S {
            self.part = 0.0;
        }
        let way = self.steps.signum();
        self.steps -= way;
        (way != 0).then_some(way > 0)
    }
}

pub(super) fn lead(
    session: Res<Session>,
    signs: Res<Signs>,
    under: Res<UnderMouse>,
    mouse: Res<ButtonInput<MouseButton>>,
    keys: Res<ButtonInput<KeyCode>>,
    mut wheel: MessageReader<MouseWheel>,
    mut players: Query<(&Device, &Slots, &mut PlayerInput), With<Player>>,
    (mut led, mut pads): (ResMut<Led>, ResMut<MousePads>),
    time: Res<Time<Real>>,
    mut turned: Local<Turned>,
) {
    for turn in wheel.read() {
        turned.by(turn);
    }
    let step = turned.step(time.delta_secs());
    let mine = players
        .iter_mut()
        .find(|(device, ..)| matches!(device, Device::All | Device::Mouse));
    let reach = signs
        .reach
        .filter(|_| !session.is_paused() && leafing::leaf(&session).is_none());
    let (Some(reach), Some((_, slots, mut input))) = (reach, mine) else {
        led.set_if_neq(Led::default());
        if pads.follows != [0.0; 4] {
            pads.follows = [0.0; 4];
        }
        return;
    };
    // Hands on the keys take over.
    let shift = [KeyCode::ShiftLeft, KeyCode::ShiftRight];
    if keys.get_just_pressed().any(|key| !shift.contains(key)) {
        *led = Led::default();
    }
    let face = session.face();
    let main = slots.ready_main().filter(|main| {
        let name = session.scenario().template.controls().choice_name(*main);
        name.is_some_and(|name| face.at_hand().contains(&name))
    });
    let pressed = under.ray.filter(|_| mouse.just_pressed(MouseButton::Left));
    if let Some(main) = main.filter(|_| pressed.is_some_and(|ray| is_at_hand(&reach, &ray))) {
        // Saw, pencil or bit are pressed where they are: that is what they are for.
        input.choose(main);
        *led = Led::default();
    } else {
        follow(&mut led, &reach, &under, &mouse, time.delta_secs());
    }
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
    let stick = usize::from(keys.any_pressed([KeyCode::ShiftLeft, KeyCode::ShiftRight]));
    let Some((on, steps)) = step.zip(face.small_steps().get(stick)) else {
        return;
    };
    let choice = session
        .scenario()
        .template
        .controls()
        .choice_index(steps[usize::from(on)]);
    let open = session.run().activity().open_choices(ALONE);
    if let Some(choice) = choice.filter(|choice| open.contains(choice)) {
        input.choose(choice);
        led.set_if_neq(Led::default());
    }
}

/// So near along and across, units, a press is meant for what is at the hand.
const AT_HAND: Vec2 = Vec2::new(18.0, 60.0);

/// Whether a ray meets the face where the hand is.
fn is_at_hand(reach: &Reach, ray: &Ray3d) -> bool {
    let met = reach.met(ray);
    met.is_some_and(|at| (at - reach.hand).abs().cmple(AT_HAND).all())
}

/// Where the pointer leads the hand in this frame.
fn follow(led: &mut Led, reach: &Reach, under: &UnderMouse, mouse: &ButtonInput<MouseButton>, passed: f32) {
    let on = under.ray.and_then(|ray| reach.met(&ray));
    if let Some(to) = on.filter(|_| mouse.just_pressed(MouseButton::Left)) {
        *led = Led::default();
        led.ask(reach.goal);
        led.to(to, under.at);
    }
    if led.axes[0].to.is_none() {
        return;
    }
    led.ask(reach.goal);
    if mouse.pressed(MouseButton::Left) {
        // Beside it, the hand goes as far as it can that way.
        let to = under.ray.and_then(|ray| reach.plane(&ray));
        if let Some(to) = to.filter(|_| under.at != led.pointer) {
            led.to(to.clamp(Vec2::ZERO, reach.size), under.at);
        }
        return;
    }
    led.after_s += passed;
    if led.after_s > MOST_S || !led.goes() {
        *led = Led::default();
    }
}

#[cfg(test)]
mod tests {
    use bevy::input::touch::TouchPhase;

    use super::*;

    fn notch(unit: MouseScrollUnit, y: f32) -> MouseWheel {
        MouseWheel {
            unit,
            x: 0.0,
            y,
            window: Entity::PLACEHOLDER,
            phase: TouchPhase::Moved,
        }
    }

    /// Steps that come of these turns of the wheel, each in a frame of its own.
    fn steps(unit: MouseScrollUnit, turns: &[f32]) -> i32 {
        let mut turned = Turned::default();
        let mut steps = 0;
        for y in turns.iter().copied().chain([0.0; 20]) {
            if y != 0.0 {
                turned.by(&notch(unit, y));
            }
            steps += turned.step(1.0 / 60.0).map_or(0, |on| if on { 1 } else { -1 });
        }
        steps
    }

    #[test]
    fn a_notch_of_the_wheel_is_a_step_however_far_it_is_said_to_turn() {
        for notch in [1.0, 1.2, 2.0, 3.0] {
            assert_eq!(steps(MouseScrollUnit::Line, &[notch]), 1, "{notch}");
            assert_eq!(steps(MouseScrollUnit::Line, &[-notch; 5]), -5, "{notch}");
        }
        // Told of twice, it is still one.
        let mut turned = Turned::default();
        let notch = notch(MouseScrollUnit::Line, 1.0);
        turned.by(&notch);
        turned.by(&notch);
        assert_eq!([turned.step(0.02), turned.step(0.02)], [Some(true), None]);
        // Without notches, so much of it is one.
        assert_eq!(steps(MouseScrollUnit::Line, &[0.25; 8]), 2);
        assert_eq!(steps(MouseScrollUnit::Pixel, &[10.0; 4]), 1);
        assert_eq!(
            steps(MouseScrollUnit::Pixel, &[30.0, -30.0, -10.0]),
            -1,
            "what was begun is forgotten"
        );
    }

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
    fn a_pixel_beside_what_is_asked_leads_there() {
        let mut led = Led::default();
        led.ask([Some(250.0), None]);
        led.to(Vec2::new(252.4, 70.0), None);
        assert_eq!(led.axes.map(|axis| axis.to), [Some(250.0), Some(70.0)]);
        // Once there nothing is asked, and the pointer trembles on.
        led.ask([None, None]);
        led.to(Vec2::new(248.9, 70.0), None);
        assert_eq!(led.axes[0].to, Some(250.0));
        led.to(Vec2::new(260.0, 70.0), None);
        assert_eq!(led.axes[0].to, Some(260.0));
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
