//! It is over: sealed, a breath, the line that was drawn through the place; then looking back, or once more.

use bevy::prelude::*;
use bevy_egui::EguiPrimaryContextPass;
use bevy_egui::egui::{Pos2, Rect, Ui, vec2};
use station::{Profile, ProfileId};
use wording::FluentValue;

use super::begin::begin;
use super::screen::{Screen, TroubleDrawn};
use crate::desk::Desk;
use crate::desk::{LookingBack, Trouble, Visit};
use crate::kit::{
    Canvas, Card, Film, FocusMoved, Foot, Kit, Pictogram, Row, TextStyle, Turn, Weight, foot_of, picture, token, write,
};
use crate::play::Ended;
use crate::preferences::Preferences;
use crate::theme::{INK_SOFT, STEP};

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Sealed>();
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
    language: Res<crate::language::ScreenLanguage>,
) {
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
        let page = kit.quiet_page_of("game-end", Pictogram::Flag);
        let on = kit.say("game-end-on");
        let beside = if shared {
            0.0
        } else {
            kit.button_width(ui, &on, true) + 2.0 * STEP
        };
        let foot = Foot {
            // Of several, each card is the way on.
            on: (!shared).then_some(on),
            open: ready,
            back: ready.then(|| kit.say("game-end-later")),
            first: true,
            hint: None,
        };
        let (wish, turn) = kit.page(ui, &page, &foot, |ui, place, kit| {
            let half = place.width() * 0.5;
            let left = Rect::from_min_size(place.min, vec2(half - 2.0 * STEP, place.height()));
            let profile = visit.doer.as_ref().and_then(|id| desk.profile(id));
            let below = words(
                ui,
                kit,
                left,
                profile.as_ref().filter(|_| !shared),
                &sealed,
                (ready, shared),
            );
            if sealed.trail.ticks() > 0 {
                let right = Rect::from_min_max(Pos2::new(place.left() + half, place.top()), place.max);
                line(ui, kit, right, &sealed.trail);
            }
            if !ready || visit.doer.is_none() {
                return None;
            }
            if let Some(person) = tellers(ui, kit, left, below, &visit, &desk) {
                return Some(Wish::Tell(person));
            }
            let label = kit.say("game-end-again");
            let mut foot = Row::of(foot_of(ui.max_rect()));
            foot.right(beside);
            let rect = foot.right(kit.button_width(ui, &label, true));
            let again = kit.button(ui, "again", rect, &label, Some(Pictogram::Again), Weight::Quiet);
            again.then_some(Wish::Again)
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
    place: Rect,
    profile: Option<&Profile>,
    sealed: &Sealed,
    (ready, shared): (bool, bool),
) -> f32 {
    let disc = Rect::from_min_size(place.min + vec2(0.0, 4.0 * STEP), vec2(112.0, 112.0));
    if let Some(profile) = profile {
        picture(ui.painter(), disc, profile.picture);
    }
    let left = if profile.is_some() {
        disc.right() + 3.0 * STEP
    } else {
        place.left()
    };
    let width = place.right() - left;
    let s = sealed.played_s as u32;
    let time = format!("{}:{:02}", s / 60, s % 60);
    let words = kit.say_with(
        if shared {
            "game-end-time-shared"
        } else {
            "game-end-time"
        },
        &[("time", FluentValue::from(time))],
    );
    let line = write(ui, Pos2::new(left, disc.top()), width, &words, TextStyle::HEADING);
    let words = match &sealed.trouble {
        Some(trouble) => trouble.clone(),
        None if ready => kit.say("game-end-saved"),
        None => kit.say("game-end-saving"),
    };
    let sign = Rect::from_min_size(Pos2::new(left, line.bottom() + 2.0 * STEP), vec2(30.0, 30.0));
    Pictogram::Disk.draw(ui.painter(), sign, INK_SOFT);
    let at = Pos2::new(left + 44.0, line.bottom() + 2.0 * STEP);
    let line = write(ui, at, width - 44.0, &words, TextStyle::BODY.soft());
    let words = kit.say("game-end-next");
    write(
        ui,
        Pos2::new(left, line.bottom() + 3.0 * STEP),
        width,
        &words,
        TextStyle::BODY,
    )
    .bottom()
}

/// Where several played, each tells of their own seat: who does so now.
fn tellers(ui: &mut Ui, kit: &mut Kit<'_>, place: Rect, from: f32, visit: &Visit, desk: &Desk) -> Option<ProfileId> {
    if visit.others.is_empty() {
        return None;
    }
    let room = Rect::from_min_max(Pos2::new(place.left(), from + 2.0 * STEP), place.max);
    kit.scroll_column(ui, "tellers", room, |ui, kit, column| {
        column.text(ui, &kit.say("game-end-tellers"), TextStyle::STRONG);
        // Room for the key over the first card.
        column.gap(2.5);
        let mut chosen = None;
        for (seat, id) in (0_u8..).zip(visit.seated()) {
            let name = desk.profile(id).map(|profile| profile.pseudonym).unwrap_or_default();
            let place = column.take(56.0);
            column.gap(1.0);
            let card = Card {
                sign: Some(Pictogram::Speech),
                title: &name,
                open: true,
                first: seat == 0,
                ..Card::default()
            };
            let touch = kit.card(ui, ("teller", seat), place, card);
            token(ui.painter(), place.right_center() - vec2(30.0, 0.0), 12.0, seat);
            if touch.chosen {
                chosen = Some(id.clone());
            }
        }
        chosen
    })
}

/// The line through the place, seen from above, with its height over time.
fn line(ui: &Ui, kit: &Kit<'_>, place: Rect, trail: &Film) {
    let heading = kit.say(trail.heading());
    let top = write(ui, place.min, place.width(), &heading, TextStyle::STRONG).bottom();
    let plan = Rect::from_min_max(Pos2::new(place.left(), top + STEP), place.max);
    let height = plan.height().min(plan.width() * 0.62);
    let plan = Rect::from_min_size(plan.min, vec2(plan.width(), height));
    kit.film(ui, plan, trail, None);
}
