//! It is over: sealed, and a breath before looking back.

use bevy::prelude::*;
use bevy_egui::EguiPrimaryContextPass;
use bevy_egui::egui::{Pos2, Rect, vec2};
use wording::FluentValue;

use super::Screen;
use super::trouble::Last;
use crate::desk::Desk;
use crate::desk::{LookingBack, Trouble, Visit};
use crate::kit::{Begin, Foot, Pictogram, Table, Turn, picture, write};
use crate::play::Ended;
use crate::theme::{self, INK, INK_SOFT, STEP};

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
        show.after(Begin).before(Last).run_if(in_state(Screen::End)),
    );
}

/// Whether everything is on disk, and what stands in the way if not.
#[derive(Resource, Debug, Default)]
struct Sealed {
    trouble: Option<String>,
    wait: u32,
    played_s: f32,
}

/// Frames between two attempts to seal where the disk refuses.
const RETRY: u32 = 120;

fn seal(mut commands: Commands, mut ended: ResMut<Ended>, mut sealed: ResMut<Sealed>, tongue: Res<crate::kit::Tongue>) {
    if sealed.wait > 0 {
        sealed.wait -= 1;
        return;
    }
    sealed.played_s = ended.0.elapsed_s();
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
            sealed.trouble = Some(error.say(tongue.0));
            sealed.wait = RETRY;
        }
    }
}

#[expect(clippy::too_many_arguments, reason = "the door between play and looking back")]
fn show(
    mut table: Table,
    sealed: Res<Sealed>,
    ended: Option<Res<Ended>>,
    back: Option<Res<LookingBack>>,
    desk: Res<Desk>,
    visit: Res<Visit>,
    trouble: Res<Trouble>,
    mut next: ResMut<NextState<Screen>>,
) -> Result {
    if ended.is_none() && back.is_none() && trouble.now().is_none() {
        next.set(Screen::Welcome);
        return Ok(());
    }
    let ready = ended.is_none() && back.is_some();
    let turn = table.lay(|ui, kit| {
        let page = kit.quiet_page_of("game-end", Pictogram::Flag);
        let foot = Foot {
            on: Some(kit.say("game-end-on")),
            open: ready,
            back: ready.then(|| kit.say("game-end-later")),
            first: true,
            hint: None,
        };
        let ((), turn) = kit.page(ui, &page, &foot, |ui, place, kit| {
            let disc = Rect::from_min_size(place.min + vec2(0.0, 4.0 * STEP), vec2(150.0, 150.0));
            let profile = visit.doer.as_ref().and_then(|id| desk.profile(id));
            if let Some(profile) = &profile {
                picture(ui.painter(), disc, profile.picture);
            }
            let left = disc.right() + 5.0 * STEP;
            let s = sealed.played_s as u32;
            let time = format!("{}:{:02}", s / 60, s % 60);
            let words = kit.say_with("game-end-time", &[("time", FluentValue::from(time))]);
            let line = write(
                ui,
                Pos2::new(left, disc.top()),
                640.0,
                &words,
                theme::HUD,
                theme::bold(),
                INK,
            );
            let words = match &sealed.trouble {
                Some(trouble) => trouble.clone(),
                None if ready => kit.say("game-end-saved"),
                None => kit.say("game-end-saving"),
            };
            let sign = Rect::from_min_size(Pos2::new(left, line.bottom() + 2.0 * STEP), vec2(30.0, 30.0));
            Pictogram::Disk.draw(ui.painter(), sign, INK_SOFT);
            let at = Pos2::new(left + 44.0, line.bottom() + 2.0 * STEP);
            let line = write(ui, at, 620.0, &words, theme::BODY, theme::regular(), INK_SOFT);
            let words = kit.say("game-end-next");
            write(
                ui,
                Pos2::new(left, line.bottom() + 3.0 * STEP),
                640.0,
                &words,
                theme::BODY,
                theme::regular(),
                INK,
            );
        });
        turn
    })?;
    match turn {
        Turn::Stay => {}
        Turn::On => next.set(Screen::Tell),
        Turn::Back => next.set(Screen::Welcome),
    }
    Ok(())
}
