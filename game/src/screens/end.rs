//! It is over: sealed, a breath, the line that was drawn through the place; then looking back, or once more.

mod kept;

use bevy::prelude::*;
use bevy_egui::EguiPrimaryContextPass;
use bevy_egui::egui::{Rect, Ui};
use station::{Profile, ProfileId};
use wording::FluentValue;

use super::begin::begin;
use super::screen::{Screen, TroubleDrawn};
use crate::desk::Desk;
use crate::desk::{LookingBack, Trouble, Visit};
use crate::kit::{
    Canvas, Card, Column, Film, FocusMoved, Foot, HEIGHT, Kit, Pictogram, Pile, Row, TextStyle, Turn, Weight, picture,
    token,
};
use crate::play::Ended;
use crate::preferences::Preferences;
use crate::scene::view::Turned;
use crate::theme::{INK_SOFT, STEP};
use kept::Kept;

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Sealed>();
    app.add_plugins(kept::plugin);
    app.add_systems(
        OnEnter(Screen::End),
        |mut sealed: ResMut<Sealed>, ended: Option<Res<Ended>>| {
            // A breath is for who has just played.
            let here_s = if ended.is_some() { 0.0 } else { BREATH_S };
            *sealed = Sealed {
                here_s,
                ..Sealed::default()
            };
        },
    );
    app.add_systems(Update, breathe.run_if(in_state(Screen::End)));
    app.add_systems(
        Update,
        seal.run_if(in_state(Screen::End)).run_if(resource_exists::<Ended>),
    );
    app.add_systems(
        EguiPrimaryContextPass,
        show.after(FocusMoved)
            .before(TroubleDrawn)
            .run_if(in_state(Screen::End)),
    );
}

/// What somebody asks for on the page.
enum Wish {
    /// Once more.
    Again,
    /// This one of several tells now.
    Tell(ProfileId),
}

/// Whether everything is on disk, and what stands in the way if not.
#[derive(Resource, Debug, Default)]
struct Sealed {
    trouble: Option<String>,
    wait: u32,
    played_s: f32,
    /// The line through the place.
    trail: Film,
    /// Seconds since it is over.
    here_s: f32,
}

/// For so long nothing is open: the last press of play is not meant for this page, s.
const BREATH_S: f32 = 0.8;

fn breathe(mut sealed: ResMut<Sealed>, time: Res<Time<Real>>) {
    sealed.here_s += time.delta_secs();
}

/// Frames between two attempts to seal where the disk refuses.
const RETRY: u32 = 120;

fn seal(
    mut commands: Commands,
    mut ended: ResMut<Ended>,
    mut sealed: ResMut<Sealed>,
    mut visit: ResMut<Visit>,
    mut kept: ResMut<Kept>,
    language: Res<crate::language::ScreenLanguage>,
) {
    kept.keep(&ended.0, &mut commands);
    if sealed.wait > 0 {
        sealed.wait -= 1;
        return;
    }
    sealed.played_s = ended.0.elapsed_s();
    if sealed.trail.ticks() == 0 {
        sealed.trail = ended.0.trail();
    }
    match ended.0.finish() {
        Ok(debrief) => {
            // Somebody may have come along during play.
            visit.others = ended.0.people().skip(1).map(|(_, id)| id.clone()).collect();
            let (scenario, ticks) = (ended.0.scenario_arc(), ended.0.run().tick());
            commands.insert_resource(LookingBack {
                debrief,
                scenario,
                ticks,
                receipt: None,
            });
            commands.remove_resource::<Ended>();
            sealed.trouble = None;
        }
        Err(error) => {
            sealed.trouble = Some(error.say(language.0));
            sealed.wait = RETRY;
        }
    }
}

#[expect(clippy::too_many_arguments, reason = "the door between play and looking back")]
fn show(
    mut canvas: Canvas,
    sealed: Res<Sealed>,
    (mut kept, mut turned): (ResMut<Kept>, ResMut<Turned>),
    ended: Option<Res<Ended>>,
    mut back: Option<ResMut<LookingBack>>,
    mut desk: ResMut<Desk>,
    mut visit: ResMut<Visit>,
    preferences: Res<Preferences>,
    mut trouble: ResMut<Trouble>,
    mut commands: Commands,
    mut next: ResMut<NextState<Screen>>,
) -> Result {
    if ended.is_none() && back.is_none() && trouble.now().is_none() {
        next.set(Screen::Welcome);
        return Ok(());
    }
    let ready = ended.is_none() && back.is_some() && sealed.here_s >= BREATH_S;
    let shared = !visit.others.is_empty();
    let (wish, turn, language) = canvas.draw(|ui, kit| {
        let mut page = kit.quiet_page_of("game-end", Pictogram::Flag);
        page.window = kept.window();
        page.quiet &= page.window.is_none();
        let foot = Foot {
            // Of several, each card is the way on.
            on: (!shared).then(|| kit.say("game-end-on")),
            open: ready,
            back: ready.then(|| kit.say("game-end-later")),
            first: true,
            hint: None,
        };
        let (wish, turn) = kit.page(ui, &page, &foot, |ui, place, kit| {
            let offered = ready && visit.doer.is_some();
            let mut pile = Pile::of(place);
            let again = offered.then(|| kit.say("game-end-again")).map(|label| {
                let width = kit.button_width(ui, &label, true);
                let free = kit.between_ways(ui, &foot);
                // Beside the way on, or above it where there is no room.
                let place = if width <= free.width() {
                    free
                } else {
                    pile.bottom(HEIGHT)
                };
                (Row::of(place).right(width), label)
            });
            let mut row = Row::of(pile.rest());
            let left = row.left(place.width() * 0.5 - 2.0 * STEP);
            row.gap(2.0);
            let profile = visit.doer.as_ref().and_then(|id| desk.profile(id));
            let profile = profile.filter(|_| !shared);
            let teller = kit.scroll_column(ui, "end", left, |ui, kit, column| {
                words(ui, kit, column, profile.as_ref(), &sealed, (ready, shared));
                if offered && shared {
                    tellers(ui, kit, column, &visit, &desk)
                } else {
                    None
                }
            });
            if !kept.show(ui, kit, (row.rest(), ready), &mut turned) && sealed.trail.ticks() > 0 {
                line(ui, kit, row.rest(), &sealed.trail);
            }
            let sign = Some(Pictogram::Again);
            let again = again.is_some_and(|(rect, label)| kit.button(ui, "again", rect, &label, sign, Weight::Quiet));
            teller.map(Wish::Tell).or(again.then_some(Wish::Again))
        });
        (wish, turn, kit.language)
    })?;
    match (wish, &mut back) {
        (Some(Wish::Again), Some(back)) => {
            // The same situation and the same people; what was just lived waits to be looked back on.
            let help = preferences.help.clone();
            match begin(&mut desk, &visit, &back.scenario, help, &mut commands, &mut next) {
                Ok(()) => commands.remove_resource::<LookingBack>(),
                Err(error) => trouble.tell(error.say(language)),
            }
            return Ok(());
        }
        (Some(Wish::Tell(person)), Some(back)) => {
            match back.debrief.of_seat_of(&person) {
                Ok(debrief) => {
                    back.debrief = debrief;
                    visit.come(&person);
                    next.set(Screen::Tell);
                }
                Err(error) => trouble.tell(error.say(language)),
            }
            return Ok(());
        }
        _ => {}
    }
    match turn {
        Turn::Stay => {}
        Turn::On => next.set(Screen::Tell),
        Turn::Back => next.set(Screen::Welcome),
    }
    Ok(())
}

/// Whose session it was, how long, and that it is kept.
fn words(
    ui: &Ui,
    kit: &Kit<'_>,
    column: &mut Column,
    profile: Option<&Profile>,
    sealed: &Sealed,
    (ready, shared): (bool, bool),
) {
    const DISC: f32 = 112.0;
    column.gap(3.0);
    let (mut left, mut right) = match profile {
        Some(_) => column.beside(DISC, 3.0),
        None => column.beside(0.0, 0.0),
    };
    if let Some(profile) = profile {
        picture(ui.painter(), left.take(DISC), profile.picture);
    }
    let s = sealed.played_s as u32;
    let time = [("time", FluentValue::from(format!("{}:{:02}", s / 60, s % 60)))];
    let id = if shared {
        "game-end-time-shared"
    } else {
        "game-end-time"
    };
    right.text(ui, &kit.say_with(id, &time), TextStyle::HEADING);
    right.gap(2.0);
    let words = match &sealed.trouble {
        Some(trouble) => trouble.clone(),
        None if ready => kit.say("game-end-saved"),
        None => kit.say("game-end-saving"),
    };
    right.signed(ui, (Pictogram::Disk, INK_SOFT), &words, TextStyle::BODY.soft());
    right.gap(3.0);
    right.text(ui, &kit.say("game-end-next"), TextStyle::BODY);
    column.join([&left, &right]);
}

/// Where several played, each tells of their own seat: who does so now.
fn tellers(ui: &mut Ui, kit: &mut Kit<'_>, column: &mut Column, visit: &Visit, desk: &Desk) -> Option<ProfileId> {
    column.gap(2.0);
    column.text(ui, &kit.say("game-end-tellers"), TextStyle::STRONG);
    // The key of the card that has the focus stands over its edge.
    column.gap(3.0);
    let mut chosen = None;
    for (seat, id) in (0_u8..).zip(visit.seated()) {
        let name = desk.profile(id).map(|profile| profile.pseudonym).unwrap_or_default();
        let place = column.take(kit.card_height(ui, column.width(), &name, "").max(56.0));
        column.gap(1.0);
        let card = Card {
            sign: Some(Pictogram::Speech),
            title: &name,
            open: true,
            first: seat == 0,
            ..Card::default()
        };
        let touch = kit.card(ui, ("teller", seat), place, card);
        token(
            ui.painter(),
            Row::inside(place, 2.0).sign_right(28.0).center(),
            12.0,
            seat,
        );
        if touch.chosen {
            chosen = Some(id.clone());
        }
    }
    chosen
}

/// The line through the place, seen from above, with its height over time.
fn line(ui: &Ui, kit: &Kit<'_>, place: Rect, trail: &Film) {
    let mut pile = Pile::of(place);
    pile.text(ui, &kit.say(trail.heading()), TextStyle::STRONG);
    pile.gap(1.0);
    let height = pile.rest().height().min(place.width() * 0.62);
    kit.film(ui, pile.top(height), trail, None);
}
