//! Someone new: a pseudonym, a picture, and a code of four pictures if they want one.

use bevy::prelude::*;
use bevy_egui::EguiPrimaryContextPass;
use bevy_egui::egui::{Rect, Ui};
use station::{LONGEST_PSEUDONYM, Picture};

use super::door::pictures;
use super::screen::Screen;
use super::screen::TroubleDrawn;
use crate::desk::{Arrives, Desk, Trouble, Visit};
use crate::kit::{Canvas, Column, Field, FocusMoved, Foot, Kit, Pictogram, TextStyle, Turn, picture};
use crate::theme::SAND;

pub(super) fn plugin(app: &mut App) {
    app.insert_resource(Newcomer::among(&[]));
    app.add_systems(OnEnter(Screen::Arrive), |mut new: ResMut<Newcomer>, desk: Res<Desk>| {
        let taken: Vec<Picture> = desk.station.profiles().iter().map(|profile| profile.picture).collect();
        *new = Newcomer::among(&taken);
    });
    app.add_systems(
        EguiPrimaryContextPass,
        show.after(FocusMoved)
            .before(TroubleDrawn)
            .run_if(in_state(Screen::Arrive)),
    );
}

/// What was said so far.
#[derive(Resource)]
struct Newcomer {
    pseudonym: String,
    picture: Option<Picture>,
    /// The first that nobody here has; where all are taken, the first.
    offered: Picture,
    coded: bool,
    code: Vec<Picture>,
}

impl Newcomer {
    /// Somebody new among those who have these pictures.
    fn among(taken: &[Picture]) -> Self {
        let free = Picture::ALL.into_iter().find(|picture| !taken.contains(picture));
        Self {
            pseudonym: String::new(),
            picture: None,
            offered: free.unwrap_or(Picture::ALL[0]),
            coded: false,
            code: Vec::new(),
        }
    }

    /// The picture chosen, or the one that is offered, so that nobody has to choose.
    fn picture(&self) -> Picture {
        self.picture.unwrap_or(self.offered)
    }

    /// What is still missing.
    fn lacks(&self) -> Option<&'static str> {
        if self.pseudonym.trim().is_empty() {
            Some("game-arrive-hint")
        } else if self.coded && self.code.len() < 4 {
            Some("game-arrive-hint-code")
        } else {
            None
        }
    }
}

fn show(
    mut canvas: Canvas,
    mut new: ResMut<Newcomer>,
    mut desk: ResMut<Desk>,
    mut visit: ResMut<Visit>,
    mut trouble: ResMut<Trouble>,
    mut next: ResMut<NextState<Screen>>,
) -> Result {
    let (turn, language) = canvas.draw(|ui, kit| {
        let page = kit.page_of(
            match visit.arrives {
                Arrives::Witness => "game-arrive-witness",
                Arrives::Player | Arrives::Companion => "game-arrive",
            },
            Pictogram::Person,
        );
        let foot = Foot {
            on: Some(kit.say("game-arrive-on")),
            open: new.lacks().is_none(),
            back: Some(kit.say("game-back")),
            first: false,
            hint: new.lacks().map(|what| kit.say(what)),
        };
        let ((), turn) = kit.page(ui, &page, &foot, |ui, place, kit| body(ui, kit, place, &mut new));
        (turn, kit.language)
    })?;
    match turn {
        Turn::Stay => {}
        Turn::Back => next.set(from(visit.arrives)),
        Turn::On => {
            let code = if new.coded {
                <[Picture; 4]>::try_from(new.code.as_slice()).ok()
            } else {
                None
            };
            match desk
                .station
                .create_profile(new.pseudonym.trim(), new.picture(), code.as_ref())
            {
                Ok(profile) => {
                    next.set(from(visit.arrives));
                    match visit.arrives {
                        Arrives::Player => visit.come(&profile),
                        Arrives::Witness => visit.witness = Some(profile),
                        Arrives::Companion => visit.sit(&profile),
                    }
                }
                Err(error) => trouble.tell(error.say(language)),
            }
        }
    }
    Ok(())
}

/// Where somebody new comes from, and goes back to.
fn from(arrives: Arrives) -> Screen {
    match arrives {
        Arrives::Player => Screen::Welcome,
        Arrives::Witness => Screen::Pair,
        Arrives::Companion => Screen::Table,
    }
}

/// Wider than this, the code stands beside the pictures.
const BESIDE: f32 = 1000.0;

fn body(ui: &mut Ui, kit: &mut Kit<'_>, place: Rect, new: &mut Newcomer) {
    kit.scroll_column(ui, "newcomer", place, |ui, kit, column| {
        name(ui, kit, column, new);
        column.gap(2.0);
        if column.width() >= BESIDE {
            let (mut left, mut right) = column.beside(672.0, 6.0);
            signs(ui, kit, &mut left, new);
            right.gap(4.0);
            code(ui, kit, &mut right, new);
            column.join([&left, &right]);
        } else {
            signs(ui, kit, column, new);
            column.gap(2.0);
            code(ui, kit, column, new);
        }
    });
}

/// The pseudonym, beside the picture.
fn name(ui: &mut Ui, kit: &mut Kit<'_>, column: &mut Column, new: &mut Newcomer) {
    const DISC: f32 = 112.0;
    let (mut left, mut right) = column.beside(DISC, 3.0);
    picture(ui.painter(), left.take(DISC), new.picture());
    right.text(ui, &kit.say("game-arrive-name"), TextStyle::STRONG);
    right.gap(1.0);
    let hint = kit.say("game-arrive-name-hint");
    let field = Field {
        text: &mut new.pseudonym,
        hint: &hint,
        most: LONGEST_PSEUDONYM,
        first: true,
    };
    kit.field(ui, "pseudonym", right.take_wide(520.0, 56.0), field);
    right.gap(1.0);
    right.text(ui, &kit.say("game-arrive-note"), TextStyle::SMALL.soft());
    column.join([&left, &right]);
}

/// The pictures: for oneself, or for the code.
fn signs(ui: &mut Ui, kit: &mut Kit<'_>, column: &mut Column, new: &mut Newcomer) {
    let words = kit.say(if new.coded {
        "game-arrive-code-choose"
    } else {
        "game-arrive-picture"
    });
    column.text(ui, &words, TextStyle::STRONG);
    column.gap(1.0);
    let shown = (!new.coded).then(|| new.picture());
    match pictures(ui, kit, column, shown, false) {
        Some(sign) if new.coded => {
            if new.code.len() >= 4 {
                new.code.clear();
            }
            new.code.push(sign);
        }
        Some(sign) => new.picture = Some(sign),
        None => {}
    }
}

/// Whether there is a code, and what is shown of it so far.
fn code(ui: &mut Ui, kit: &mut Kit<'_>, column: &mut Column, new: &mut Newcomer) {
    let label = kit.say("game-arrive-code");
    let height = kit.switch_height(ui, column.width(), &label);
    if kit.switch(ui, "code", column.take(height), &label, &mut new.coded) {
        new.code.clear();
    }
    if !new.coded {
        return;
    }
    column.gap(2.0);
    let mut flow = column.flow(1.5);
    for index in 0..4 {
        let slot = flow.take(64.0, 64.0);
        match new.code.get(index) {
            Some(sign) => picture(ui.painter(), slot, *sign),
            None => {
                ui.painter().circle_filled(slot.center(), 30.0, SAND);
            }
        }
    }
    column.below(flow.bottom());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn somebody_new_is_offered_what_nobody_here_has_and_typing_changes_nothing() {
        let [first, second, ..] = Picture::ALL;
        assert_eq!(Newcomer::among(&[]).picture(), first);
        let mut new = Newcomer::among(&[first]);
        new.pseudonym.push_str("Léa");
        assert_eq!(new.picture(), second);
        assert_eq!(Newcomer::among(&Picture::ALL).picture(), first, "all are taken");
    }

    #[test]
    fn what_is_missing_is_said_one_at_a_time() {
        let mut new = Newcomer::among(&[]);
        assert_eq!(new.lacks(), Some("game-arrive-hint"));
        new.pseudonym.push_str("Léa");
        assert_eq!(new.lacks(), None);
        new.coded = true;
        assert_eq!(new.lacks(), Some("game-arrive-hint-code"));
        new.code = Picture::ALL[..4].to_vec();
        assert_eq!(new.lacks(), None);
    }
}
