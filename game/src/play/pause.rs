//! Pause: asked for, or because a device or the window went away. What was said can be read again.

use bevy::prelude::*;
use bevy::window::WindowFocused;
use bevy_egui::egui::{Rect, Ui};
use simulation::TICKS_PER_SECOND;
use station::{Picture, Profile};

use super::animating::{self, Typed};
use super::joining::{self, Newcomer};
use super::legend;
use super::marks::MarkRows;
use super::pausing::Pause;
use super::players::Player;
use super::session::{Said, Session};
use super::systems::PlaySystems;
use crate::desk::{Desk, Trouble, Visit};
use crate::kit::{
    Canvas, Column, Cover, Foot, Kit, Page, Pictogram, Row, TextStyle, Turn, Weight, foot_of, measure, token,
};
use crate::screens::screen::Screen;
use crate::theme::INK;

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Leaving>()
        .init_resource::<Newcomer>()
        .init_resource::<Typed>();
    app.add_systems(
        Update,
        watch.before(PlaySystems::Read).run_if(resource_exists::<Session>),
    );
}

/// « Arrêter ici » was chosen once and is asked back.
#[derive(Resource, Debug, Default)]
pub(super) struct Leaving(bool);

fn watch(mut focused: MessageReader<WindowFocused>, mut session: ResMut<Session>) {
    if focused.read().any(|f| !f.focused) {
        session.stop_for(Pause::WindowLeft);
    }
}

/// What somebody asks for on the page.
enum Wish {
    Leave,
    OfSeveral(joining::Wish),
    Animator(animating::Wish),
    Picture(Picture),
}

pub(super) fn show(
    mut canvas: Canvas,
    mut session: ResMut<Session>,
    mut leaving: ResMut<Leaving>,
    (mut newcomer, mut typed): (ResMut<Newcomer>, ResMut<Typed>),
    (mut marks, visit): (ResMut<MarkRows>, Res<Visit>),
    mut desk: ResMut<Desk>,
    mut players: Query<&mut Player>,
    mut trouble: ResMut<Trouble>,
    mut next: ResMut<NextState<Screen>>,
) -> Result {
    let Some(why) = session.pause().filter(|why| why.covers()) else {
        leaving.0 = false;
        newcomer.0 = None;
        typed.0.clear();
        return Ok(());
    };
    let profiles = if session.is_shared() {
        desk.station.profiles()
    } else {
        Vec::new()
    };
    let has_code = desk.station.has_animator_pin();
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
        let draw = |ui: &mut Ui, place: Rect, kit: &mut Kit<'_>| {
            if let Some(knock) = &newcomer.0 {
                return knock.ask(ui, kit, place).map(Wish::Picture);
            }
            let animator = has_code.then_some(&mut typed.0);
            let wish = what_was_said(ui, kit, place, &session, (&profiles, animator));
            let leave = kit.say(back);
            let rect = Row::of(foot_of(ui.max_rect())).left(kit.button_width(ui, &leave, true));
            let sign = Some(Pictogram::Flag);
            let leave = kit.button(ui, ("leave", leaving.0), rect, &leave, sign, Weight::Quiet);
            if leave { Some(Wish::Leave) } else { wish }
        };
        let (wish, on) = kit.over(ui, "pause", Cover::Pause, |ui, kit| {
            let (wish, turn) = kit.page(ui, &page, &foot, draw);
            (wish, turn == Turn::On || kit.focus.take_back())
        });
        let mut result = Ok(());
        match wish {
            Some(Wish::Leave) => {
                if leaving.0 {
                    next.set(Screen::End);
                }
                leaving.0 = !leaving.0;
            }
            Some(Wish::OfSeveral(joining::Wish::Places)) => session.turn_to(Pause::Places),
            Some(Wish::OfSeveral(joining::Wish::Join(person))) => {
                result = joining::join(person, &mut newcomer, &mut session, &mut players);
            }
            Some(Wish::Animator(animating::Wish::Come)) => {
                result = session.playing_mut().unlock_animator(&std::mem::take(&mut typed.0));
                if result.is_ok() {
                    marks.for_animator(&session.scenario().grid, &visit);
                }
            }
            Some(Wish::Animator(animating::Wish::Go)) => session.playing_mut().lock_animator(),
            Some(Wish::Picture(picture)) => {
                let station = &mut desk.station;
                result = joining::show_picture(picture, &mut newcomer, station, &mut session, &mut players);
            }
            None => {}
        }
        if let Err(error) = result {
            trouble.tell(error.say(kit.language));
        }
        if on && newcomer.0.take().is_none() {
            leaving.0 = false;
            session.go_on();
        }
    })
}

/// Narrower than this, the keys stand below what was said.
const BESIDE: f32 = 820.0;

/// Who may come along, and the code of the animator as it is typed, where the venue has one.
type Others<'a> = (&'a [Profile], Option<&'a mut String>);

/// What was said, and the keys; of several, what they can do now.
fn what_was_said(ui: &mut Ui, kit: &mut Kit<'_>, place: Rect, session: &Session, others: Others<'_>) -> Option<Wish> {
    if place.width() < BESIDE {
        return kit.scroll_column(ui, "said", place, |ui, kit, column| {
            said(ui, kit, column, session);
            column.gap(1.0);
            keys(ui, kit, column, session, others)
        });
    }
    let (mut left, mut right) = Column::of(place).beside(place.width() * 0.54, 3.0);
    let (left, right) = (left.take(place.height()), right.take(place.height()));
    kit.scroll_column(ui, "said", left, |ui, kit, column| said(ui, kit, column, session));
    kit.scroll_column(ui, "keys", right, |ui, kit, column| {
        keys(ui, kit, column, session, others)
    })
}

/// The keys of somebody who plays alone; of several, each has their own and can have another place. Before them, where
/// the venue has a code, the animator.
fn keys(
    ui: &mut Ui,
    kit: &mut Kit<'_>,
    column: &mut Column,
    session: &Session,
    (profiles, typed): Others<'_>,
) -> Option<Wish> {
    let animator = typed.and_then(|typed| animating::offer(ui, kit, column, session.animates(), typed));
    let wish = if session.is_shared() {
        joining::offer(ui, kit, column, session, profiles).map(Wish::OfSeveral)
    } else {
        legend::all(ui, kit, column, session);
        None
    };
    wish.or(animator.map(Wish::Animator))
}

/// Everything that was asked, the latest first; of several, each with the sign of their seat.
fn said(ui: &Ui, kit: &Kit<'_>, column: &mut Column, session: &Session) {
    column.text(ui, &kit.say("game-pause-said"), TextStyle::STRONG);
    column.gap(1.0);
    let seats = 0..session.seats();
    let mut all: Vec<(u8, &Said)> = seats
        .flat_map(|seat| session.said(seat).iter().map(move |said| (seat, said)))
        .collect();
    all.sort_by_key(|(seat, said)| (std::cmp::Reverse(said.tick), *seat));
    for (seat, said) in all {
        let words = column.width() - 56.0 - 36.0;
        let tall = measure(ui, words, &said.words, TextStyle::BODY).y.max(24.0);
        let mut row = Row::of(column.take(tall));
        let s = said.tick / TICKS_PER_SECOND;
        let when = row.left(56.0);
        Row::of(when).text(ui, &format!("{}:{:02}", s / 60, s % 60), TextStyle::SMALL.soft());
        let sign = row.sign(24.0);
        if session.is_shared() {
            token(ui.painter(), sign.center(), 9.0, seat);
        } else {
            session.face().sign_of(&said.id).draw(ui.painter(), sign, INK);
        }
        row.gap(1.5);
        row.text(ui, &said.words, TextStyle::BODY);
        column.gap(1.0);
    }
}
