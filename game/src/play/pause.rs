//! Pause: asked for, or because a device or the window went away. What was said can be read again.

use bevy::prelude::*;
use bevy::window::WindowFocused;
use bevy_egui::egui::{Rect, Ui};
use simulation::TICKS_PER_SECOND;

use super::{Session, legend};
use crate::devices::{Flying, Hand};
use crate::kit::{Canvas, Column, Cover, Foot, Kit, Page, Pictogram, Row, TextStyle, Turn, Weight, measure};
use crate::screens::screen::Screen;
use crate::theme::INK;

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Leaving>();
    app.add_systems(
        Update,
        watch
            .before(super::PlaySystems::Read)
            .run_if(resource_exists::<Session>),
    );
    app.add_observer(unplugged);
}

/// Why time stands still.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Pause {
    /// Somebody asked.
    Asked,
    /// « Manette débranchée. On t'attend. »
    GamepadGone,
    /// The window is not in front.
    WindowLeft,
    /// « J'ai besoin de quelqu'un ».
    Needed,
    /// Somebody came: play goes on after so many seconds.
    CountIn { left_s: f32 },
}

impl Pause {
    /// A whole count-in.
    pub(super) const COUNT_IN: Self = Self::CountIn { left_s: 3.0 };

    /// Why time stands after it was stopped for `why`. What already stands is kept: who asked first knows why. A
    /// count-in is no reason to stand.
    pub(super) fn stopped(now: Option<Self>, why: Self) -> Self {
        match now {
            None | Some(Self::CountIn { .. }) => why,
            Some(stands) => stands,
        }
    }

    /// What is left after seconds of a count-in; `None` once play goes on.
    pub(super) fn counted(self, passed: f32) -> Option<Self> {
        match self {
            Self::CountIn { left_s } => (left_s > passed).then_some(Self::CountIn {
                left_s: left_s - passed,
            }),
            stands => Some(stands),
        }
    }

    /// The page of the pause covers the picture.
    pub(super) fn covers(self) -> bool {
        matches!(self, Self::Asked | Self::GamepadGone | Self::WindowLeft)
    }

    /// Nothing else is shown beside it.
    pub(super) fn clears(self) -> bool {
        self.covers() || self == Self::Needed
    }
}

/// « Arrêter ici » was chosen once and is asked back.
#[derive(Resource, Debug, Default)]
pub(super) struct Leaving(bool);

fn watch(mut focused: MessageReader<WindowFocused>, mut session: ResMut<Session>) {
    if focused.read().any(|f| !f.focused) {
        session.stop_for(Pause::WindowLeft);
    }
}

/// What flew went away, whatever was touched since.
fn unplugged(gone: On<Remove, Gamepad>, flying: Res<Flying>, hand: Res<Hand>, session: Option<ResMut<Session>>) {
    if let Some(mut session) = session
        && flying.goes_with(gone.entity, *hand)
    {
        session.stop_for(Pause::GamepadGone);
    }
}

pub(super) fn show(
    mut canvas: Canvas,
    mut session: ResMut<Session>,
    mut leaving: ResMut<Leaving>,
    mut next: ResMut<NextState<Screen>>,
) -> Result {
    let Some(why) = session.pause().filter(|why| why.covers()) else {
        leaving.0 = false;
        return Ok(());
    };
    canvas.draw(|ui, kit| {
        let title = match why {
            Pause::GamepadGone => "game-pause-gamepad",
            Pause::WindowLeft => "game-pause-window",
            _ => "game-pause-title",
        };
        let sign = if why == Pause::GamepadGone {
            Pictogram::Gamepad
        } else {
            Pictogram::Pause
        };
        let purpose = if leaving.0 {
            "game-pause-leave-purpose"
        } else {
            "game-pause-purpose"
        };
        let page = Page::new(kit.say(title), kit.say(purpose), sign);
        let back = if leaving.0 {
            "game-pause-leave-yes"
        } else {
            "game-pause-leave"
        };
        let foot = Foot {
            on: Some(kit.say("game-pause-on")),
            open: true,
            back: None,
            first: true,
            hint: None,
        };
        let leave_label = kit.say(back);
        let draw = |ui: &mut Ui, place: Rect, kit: &mut Kit<'_>| {
            if place.width() < BESIDE {
                kit.scroll_column(ui, "said", place, |ui, kit, column| {
                    said(ui, kit, column, &session);
                    column.gap(3.0);
                    legend::all(ui, kit, column, &session);
                });
            } else {
                let mut row = Row::of(place);
                let left = row.left(place.width() * 0.54);
                row.gap(3.0);
                kit.scroll_column(ui, "said", left, |ui, kit, column| said(ui, kit, column, &session));
                kit.scroll_column(ui, "keys", row.rest(), |ui, kit, column| {
                    legend::all(ui, kit, column, &session);
                });
            }
            let width = measure(ui, f32::INFINITY, &leave_label, TextStyle::STRONG).x + 90.0;
            let rect = Row::of(kit.foot_of(ui)).left(width);
            kit.button(
                ui,
                ("leave", leaving.0),
                rect,
                &leave_label,
                Some(Pictogram::Flag),
                Weight::Quiet,
            )
        };
        let (leave, on) = kit.over(ui, "pause", Cover::Pause, |ui, kit| {
            let (leave, turn) = kit.page(ui, &page, &foot, draw);
            (leave, turn == Turn::On || kit.focus.take_back())
        });
        if leave {
            if leaving.0 {
                next.set(Screen::End);
            }
            leaving.0 = !leaving.0;
        }
        if on {
            leaving.0 = false;
            session.go_on();
        }
    })
}

/// Narrower than this, the keys stand below what was said.
const BESIDE: f32 = 820.0;

/// What was said, the most recent first.
fn said(ui: &Ui, kit: &Kit<'_>, column: &mut Column, session: &Session) {
    column.text(ui, &kit.say("game-pause-said"), TextStyle::STRONG);
    column.gap(1.0);
    for said in session.said().iter().rev() {
        let s = said.tick / TICKS_PER_SECOND;
        let (mut when, mut line) = column.beside(56.0, 0.0);
        when.gap(0.25);
        let time = format!("{}:{:02}", s / 60, s % 60);
        when.text(ui, &time, TextStyle::SMALL.soft());
        let sign = session.face().sign_of(&said.id);
        line.signed(ui, (sign, INK), &said.words, TextStyle::BODY);
        column.join([&when, &line]);
        column.gap(1.0);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_called_first_knows_why_time_stands() {
        assert_eq!(Pause::stopped(None, Pause::Needed), Pause::Needed);
        assert_eq!(Pause::stopped(Some(Pause::Needed), Pause::WindowLeft), Pause::Needed);
        assert_eq!(
            Pause::stopped(Some(Pause::GamepadGone), Pause::Asked),
            Pause::GamepadGone
        );
    }

    #[test]
    fn a_call_stands_until_it_is_ended_and_then_play_is_counted_in() {
        assert_eq!(
            Pause::Needed.counted(3600.0),
            Some(Pause::Needed),
            "no clock ends a call"
        );
        let mut now = Some(Pause::COUNT_IN);
        let mut frames = 0;
        while let Some(pause) = now {
            now = pause.counted(0.1);
            frames += 1;
        }
        assert!((29..=31).contains(&frames), "{frames} tenths of a second");
        // What goes away during the count-in stops time again.
        assert_eq!(
            Pause::stopped(Some(Pause::COUNT_IN), Pause::GamepadGone),
            Pause::GamepadGone
        );
    }
}
