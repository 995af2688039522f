//! It is over: sealed, a breath, the line that was drawn through the place; then looking back, or once more.

use bevy::prelude::*;
use bevy_egui::EguiPrimaryContextPass;
use bevy_egui::egui::{Rect, Ui};
use station::{Players, Profile};
use wording::FluentValue;

use super::screen::{Screen, TroubleDrawn};
use crate::desk::Desk;
use crate::desk::{LookingBack, Trouble, Visit};
use crate::family::face;
use crate::kit::{Canvas, Film, FocusMoved, Foot, HEIGHT, Kit, Pictogram, Pile, Row, TextStyle, Turn, Weight, picture};
use crate::play::{Ended, Session};
use crate::preferences::Preferences;
use crate::theme::{INK_SOFT, STEP};

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Sealed>();
    app.add_systems(OnEnter(Screen::End), |mut sealed: ResMut<Sealed>| {
        *sealed = Sealed::default();
    });
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

/// Whether everything is on disk, and what stands in the way if not.
#[derive(Resource, Debug, Default)]
struct Sealed {
    trouble: Option<String>,
    wait: u32,
    played_s: f32,
    /// The line through the place.
    trail: Film,
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
    back: Option<Res<LookingBack>>,
    mut desk: ResMut<Desk>,
    visit: Res<Visit>,
    preferences: Res<Preferences>,
    mut trouble: ResMut<Trouble>,
    mut commands: Commands,
    mut next: ResMut<NextState<Screen>>,
) -> Result {
    if ended.is_none() && back.is_none() && trouble.now().is_none() {
        next.set(Screen::Welcome);
        return Ok(());
    }
    let ready = ended.is_none() && back.is_some();
    let (again, turn, language) = canvas.draw(|ui, kit| {
        let page = kit.quiet_page_of("game-end", Pictogram::Flag);
        let foot = Foot {
            on: Some(kit.say("game-end-on")),
            open: ready,
            back: ready.then(|| kit.say("game-end-later")),
            first: true,
            hint: None,
        };
        let (again, turn) = kit.page(ui, &page, &foot, |ui, place, kit| {
            let again = (ready && visit.doer.is_some()).then(|| kit.say("game-end-again"));
            let mut pile = Pile::of(place);
            let again = again.map(|label| {
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
            words(ui, kit, left, profile.as_ref(), &sealed, ready);
            if sealed.trail.ticks() > 0 {
                line(ui, kit, row.rest(), &sealed.trail);
            }
            let sign = Some(Pictogram::Again);
            again.is_some_and(|(rect, label)| kit.button(ui, "again", rect, &label, sign, Weight::Quiet))
        });
        (again, turn, kit.language)
    })?;
    if again && let (Some(back), Some(doer)) = (&back, visit.doer.clone()) {
        // The same situation and the same people; what was just lived waits to be looked back on.
        let players = Players::new(doer, visit.witness.clone());
        let wanted: Vec<String> = visit.wanted.iter().cloned().collect();
        match desk.station.begin(back.scenario.clone(), players, vec![wanted]) {
            Ok(playing) => {
                let face = face(&back.scenario.activity);
                commands.insert_resource(Session::new(
                    playing,
                    back.scenario.clone(),
                    face,
                    preferences.help.clone(),
                ));
                commands.remove_resource::<LookingBack>();
                next.set(Screen::Play);
            }
            Err(error) => trouble.tell(error.say(language)),
        }
        return Ok(());
    }
    match turn {
        Turn::Stay => {}
        Turn::On => next.set(Screen::Tell),
        Turn::Back => next.set(Screen::Welcome),
    }
    Ok(())
}

/// Whose session it was, how long, and that it is kept.
fn words(ui: &mut Ui, kit: &mut Kit<'_>, place: Rect, profile: Option<&Profile>, sealed: &Sealed, ready: bool) {
    const DISC: f32 = 112.0;
    kit.scroll_column(ui, "end", place, |ui, kit, column| {
        column.gap(3.0);
        let (mut left, mut right) = column.beside(DISC, 3.0);
        let disc = left.take(DISC);
        if let Some(profile) = profile {
            picture(ui.painter(), disc, profile.picture);
        }
        let s = sealed.played_s as u32;
        let time = format!("{}:{:02}", s / 60, s % 60);
        let words = kit.say_with("game-end-time", &[("time", FluentValue::from(time))]);
        right.text(ui, &words, TextStyle::HEADING);
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
    });
}

/// The line through the place, seen from above, with its height over time.
fn line(ui: &Ui, kit: &Kit<'_>, place: Rect, trail: &Film) {
    let mut pile = Pile::of(place);
    pile.text(ui, &kit.say("game-end-line"), TextStyle::STRONG);
    pile.gap(1.0);
    let height = pile.rest().height().min(place.width() * 0.62);
    kit.film(ui, pile.top(height), trail, None);
}
