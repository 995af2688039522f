//! Accueil: who is here, what was interrupted, and the ways in.

mod people;
mod resume;
mod ways;

pub(super) use resume::ago;

use bevy::prelude::*;
use bevy_egui::EguiPrimaryContextPass;
use bevy_egui::egui::{Pos2, Rect, Ui};
use station::{Picture, Profile};

use super::door::Knock;
use super::open_session::Open;
use super::screen::Screen;
use super::screen::TroubleDrawn;
use crate::desk::{Arrives, Desk, LookingBack, Trouble, Visit};
use crate::kit::{Canvas, FocusMoved, Foot, HEIGHT, Kit, Pictogram, Pile, Row, Turn, Weight};
use crate::theme::STEP;

pub(super) fn plugin(app: &mut App) {
    app.add_systems(
        EguiPrimaryContextPass,
        show.after(FocusMoved)
            .before(TroubleDrawn)
            .run_if(in_state(Screen::Welcome)),
    );
    app.add_systems(OnEnter(Screen::Welcome), read);
    app.init_resource::<Hall>();
}

/// What the welcome screen shows, read when it opens.
#[derive(Resource, Default)]
struct Hall {
    profiles: Vec<Profile>,
    /// Everything that somebody has not looked back on to the end, newest first.
    open: Vec<Open>,
    /// Somebody shows their code, for this.
    knock: Option<Knock<Wanted>>,
    /// All that can be gone on with is listed.
    listing: bool,
}

/// What somebody with a code came for.
enum Wanted {
    Enter,
    Resume(Open),
}

fn read(desk: Res<Desk>, mut hall: ResMut<Hall>) {
    hall.profiles = desk.station.profiles();
    hall.open = Open::of_all(&desk);
    hall.knock = None;
    hall.listing = false;
}

impl Hall {
    /// Who is here.
    fn known(&self, visit: &Visit) -> Option<&Profile> {
        self.profiles.iter().find(|p| visit.doer.as_ref() == Some(&p.id))
    }

    /// What can be gone on with: for somebody who is here all that is theirs, at the door what was cut short.
    fn resumable(&self, visit: &Visit) -> Vec<&Open> {
        let known = self.known(visit);
        let wanted = |open: &&Open| known.map_or_else(|| resume::is_expected(&open.session), |p| open.whose == p.id);
        self.open.iter().filter(wanted).collect()
    }
}

/// What was chosen on this screen.
enum Chosen {
    Profile(Profile),
    Arrive,
    Play,
    Requests,
    Mine,
    Settings,
    Resume(Open),
    ListAll,
    Sign(Picture),
    Back,
}

fn show(
    mut canvas: Canvas,
    mut hall: ResMut<Hall>,
    back: Option<Res<LookingBack>>,
    mut desk: ResMut<Desk>,
    mut visit: ResMut<Visit>,
    mut trouble: ResMut<Trouble>,
    mut commands: Commands,
    mut next: ResMut<NextState<Screen>>,
) -> Result {
    let (chosen, language) = canvas.draw(|ui, kit| {
        let inner = hall.knock.is_some() || hall.listing;
        let id = if hall.knock.is_none() && hall.listing {
            "game-resume"
        } else {
            "game-welcome"
        };
        let page = kit.quiet_page_of(id, Pictogram::Drone);
        let foot = Foot {
            back: inner.then(|| kit.say("game-back")),
            ..Foot::default()
        };
        let (chosen, turn) = kit.page(ui, &page, &foot, |ui, place, kit| {
            if let Some(knock) = &hall.knock {
                knock.ask(ui, kit, place).map(Chosen::Sign)
            } else if hall.listing {
                resume::list(ui, kit, place, &hall.resumable(&visit), &hall, &desk)
            } else {
                let whole = Pos2::new(place.right(), ui.max_rect().bottom() - 2.0 * STEP);
                body(ui, kit, Rect::from_min_max(place.min, whole), &hall, &visit, &desk)
            }
        });
        let back = (turn == Turn::Back).then_some(Chosen::Back);
        (back.or(chosen), kit.language)
    })?;
    let Some(chosen) = chosen else { return Ok(()) };
    let mut resumed = None;
    match chosen {
        Chosen::Profile(profile) if profile.has_code && visit.doer.as_ref() != Some(&profile.id) => {
            hall.knock = Some(Knock::of(profile, Wanted::Enter));
        }
        Chosen::Profile(profile) => visit.come(&profile.id),
        Chosen::Sign(sign) => {
            let Some(knock) = hall.knock.as_mut() else {
                return Ok(());
            };
            match knock.show(sign, &mut desk.station) {
                Ok(false) => {}
                Ok(true) => {
                    visit.come(&knock.profile.id.clone());
                    if let Some(Knock {
                        then: Wanted::Resume(open),
                        ..
                    }) = hall.knock.take()
                    {
                        resumed = Some(open);
                    }
                }
                Err(error) => trouble.tell(error.say(language)),
            }
        }
        Chosen::Back if hall.knock.is_some() => hall.knock = None,
        Chosen::Back => hall.listing = false,
        Chosen::ListAll => hall.listing = true,
        Chosen::Arrive => {
            visit.arrives = Arrives::Player;
            next.set(Screen::Arrive);
        }
        Chosen::Play => next.set(Screen::Pair),
        Chosen::Requests => next.set(Screen::Requests),
        Chosen::Mine => next.set(Screen::Mine),
        Chosen::Settings => next.set(Screen::Settings),
        Chosen::Resume(open) => {
            let owner = hall.profiles.iter().find(|p| p.id == open.whose).cloned();
            match owner {
                Some(owner) if owner.has_code && visit.doer.as_ref() != Some(&owner.id) => {
                    hall.knock = Some(Knock::of(owner, Wanted::Resume(open)));
                }
                _ => resumed = Some(open),
            }
        }
    }
    if let Some(open) = resumed {
        let here = (&mut *desk, &mut *visit);
        let went_on = open.go_on(back.as_deref(), here, (&mut commands, &mut next), language);
        went_on.unwrap_or_else(|words| trouble.tell(words));
    }
    Ok(())
}

/// Narrower than this, people and ways stand one below the other.
const TWO_COLUMNS: f32 = 820.0;

fn body(ui: &mut Ui, kit: &mut Kit<'_>, place: Rect, hall: &Hall, visit: &Visit, desk: &Desk) -> Option<Chosen> {
    let settings = kit.say("game-settings-title");
    let mut pile = Pile::of(place);
    let button = Row::of(pile.bottom(HEIGHT)).right(kit.button_width(ui, &settings, true));
    pile.gap_bottom(1.5);
    let mut chosen = if place.width() < TWO_COLUMNS {
        kit.scroll_column(ui, "hall", pile.rest(), |ui, kit, column| {
            // What concerns whoever is here comes first.
            if hall.known(visit).is_some() {
                let ways = ways::draw(ui, kit, column, hall, visit, desk);
                column.gap(3.0);
                ways.or(people::draw(ui, kit, column, hall, visit, desk))
            } else {
                let people = people::draw(ui, kit, column, hall, visit, desk);
                column.gap(3.0);
                people.or(ways::draw(ui, kit, column, hall, visit, desk))
            }
        })
    } else {
        // People reach down to the edge, ways to the button below them.
        let left = Row::of(place).left(place.width() * 0.46 - 2.0 * STEP);
        let mut right = Row::of(pile.rest());
        right.left(left.width());
        right.gap(4.0);
        let people = kit.scroll_column(ui, "people", left, |ui, kit, column| {
            people::draw(ui, kit, column, hall, visit, desk)
        });
        let ways = kit.scroll_column(ui, "ways", right.rest(), |ui, kit, column| {
            ways::draw(ui, kit, column, hall, visit, desk)
        });
        people.or(ways)
    };
    if kit.button(ui, "settings", button, &settings, Some(Pictogram::Gear), Weight::Quiet) {
        chosen = Some(Chosen::Settings);
    }
    chosen
}
