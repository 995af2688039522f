//! Nobody there any more: after a time that the venue settles, a question that any hand answers; without an answer, what
//! is open is closed and the welcome screen stands again.

use bevy::input::gamepad::GamepadEvent;
use bevy::prelude::*;
use bevy_egui::EguiPrimaryContextPass;
use wording::FluentValue;

use super::{Departing, Kiosk};
use crate::desk::{Desk, Visit};
use crate::devices::Stirred;
use crate::kit::{Canvas, Cover, Pictogram, Question};
use crate::play::{Pause, Session};
use crate::screens::screen::{Screen, TroubleDrawn};

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Presence>();
    app.add_systems(First, feel);
    app.add_systems(Update, wait);
    app.add_systems(EguiPrimaryContextPass, ask.after(TroubleDrawn));
}

/// The question stands for so long, s.
const ASKED_S: f32 = 30.0;
/// In a kiosk whose venue says nothing, minutes.
const KIOSK_MINUTES: u32 = 5;
/// A stick that is pushed further than this is held by somebody, 0..1: old ones drift.
const HELD: f32 = 0.5;

/// Whether anybody is there.
#[derive(Resource, Debug, Default, Clone, Copy, PartialEq)]
pub(crate) struct Presence {
    /// Since somebody did something, s.
    alone_s: f32,
    /// « Tu es toujours là ? » is asked, and for so many seconds more.
    asked: Option<f32>,
}

impl Presence {
    /// Whether somebody is asked for: what is asked changes by the second.
    pub(crate) fn is_asked(self) -> bool {
        self.asked.is_some()
    }

    /// So many seconds of nobody.
    #[cfg(test)]
    pub(crate) fn nobody_for(alone_s: f32) -> Self {
        Self { alone_s, asked: None }
    }
}

/// Whether a gamepad tells of a hand.
fn is_held(event: &GamepadEvent) -> bool {
    match event {
        GamepadEvent::Connection(_) | GamepadEvent::Button(_) => true,
        GamepadEvent::Axis(axis) => axis.value.abs() > HELD,
    }
}

fn feel(
    mut hands: Stirred,
    mut pads: MessageReader<GamepadEvent>,
    time: Res<Time<Real>>,
    mut presence: ResMut<Presence>,
) {
    let held = pads.read().filter(|event| is_held(event)).count() > 0;
    presence.alone_s = if hands.hears() || held {
        0.0
    } else {
        presence.alone_s + time.delta_secs()
    };
}

/// How long nobody is waited for, s; `None`: for ever.
fn patience_s(desk: &Desk, kiosk: Kiosk) -> Option<f32> {
    let settled = desk.venue.idle_return_minutes;
    let minutes = settled.or(kiosk.0.then_some(KIOSK_MINUTES))?;
    Some(60.0 * minutes as f32)
}

/// What stands between alone and left: seconds left to answer, or that nobody did.
fn asks(alone_s: f32, patience_s: f32) -> Option<f32> {
    let left = patience_s - alone_s;
    (left <= ASKED_S).then_some(left)
}

fn wait(
    mut presence: ResMut<Presence>,
    mut departing: ResMut<Departing>,
    screen: Res<State<Screen>>,
    kiosk: Res<Kiosk>,
    desk: Res<Desk>,
    visit: Res<Visit>,
    mut session: Option<ResMut<Session>>,
) {
    let open = *screen.get() != Screen::Welcome || visit.doer.is_some();
    let patience = patience_s(&desk, *kiosk).filter(|_| open);
    presence.asked = patience.and_then(|patience| asks(presence.alone_s, patience));
    let Some(left) = presence.asked else { return };
    // Nothing is played while nobody may be there.
    if let Some(session) = session.as_mut().filter(|session| !session.is_paused()) {
        session.stop_for(Pause::WindowLeft);
    }
    if left <= 0.0 {
        presence.alone_s = 0.0;
        presence.asked = None;
        departing.leave();
    }
}

fn ask(mut canvas: Canvas, presence: Res<Presence>, mut departing: ResMut<Departing>) -> Result {
    let Some(left_s) = presence.asked else {
        return Ok(());
    };
    let answer = canvas.draw(|ui, kit| {
        let seconds = [("seconds", FluentValue::from(left_s.ceil().max(1.0)))];
        let question = Question {
            id: "away".to_owned(),
            title: kit.say("game-away-title"),
            purpose: kit.say_with("game-away-purpose", &seconds),
            lines: Vec::new(),
            no: kit.say("game-away-no"),
            yes: kit.say("game-leave-yes"),
            sign: Pictogram::Door,
        };
        question.ask_over(ui, kit, Cover::Away)
    })?;
    // Whoever says no has a hand there: that is what ends the question.
    if answer == Some(true) {
        departing.leave();
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use bevy::input::gamepad::{GamepadAxisChangedEvent, GamepadButtonChangedEvent};

    use super::*;

    #[test]
    fn the_question_comes_half_a_minute_before() {
        assert_eq!(asks(0.0, 60.0), None);
        assert_eq!(asks(29.0, 60.0), None);
        assert_eq!(asks(35.0, 60.0), Some(25.0));
        assert!(asks(60.5, 60.0).is_some_and(|left| left < 0.0));
    }

    #[test]
    fn an_old_stick_that_drifts_is_nobody() {
        let axis = |value| GamepadAxisChangedEvent::new(Entity::PLACEHOLDER, GamepadAxis::LeftStickX, value);
        assert!(!is_held(&GamepadEvent::Axis(axis(0.12))));
        assert!(is_held(&GamepadEvent::Axis(axis(-0.8))));
        let button = GamepadButtonChangedEvent::new(
            Entity::PLACEHOLDER,
            GamepadButton::South,
            bevy::input::ButtonState::Released,
            0.0,
        );
        assert!(is_held(&GamepadEvent::Button(button)));
    }
}
