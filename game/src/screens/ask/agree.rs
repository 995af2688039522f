//! « Tu es d'accord ? »: whoever sat beside and is seen in what would leave says yes first, with their code where they
//! have one.

use bevy_egui::egui::{Ui, Vec2, vec2};
use station::{Picture, Profile};
use wording::FluentValue;

use super::what_leaves;
use crate::kit::{Cover, HEIGHT, Kit, Pictogram, Pile, Question, Row, TextStyle, Weight};
use crate::screens::door::Knock;
use crate::theme::STEP;

/// Size of the dialog that asks for a code, where the page has room for it, points: two rows of pictures.
const CODE: Vec2 = vec2(760.0, 520.0);

/// Somebody who is asked.
pub(super) enum Agree {
    /// The question is on the table.
    Asked(Profile),
    /// Their code is.
    Code(Box<Knock<()>>),
}

/// What they did.
pub(super) enum Answer {
    /// Yes, and they have no code.
    Yes(Profile),
    /// Yes, and they have one.
    WithCode(Profile),
    /// No.
    No(Profile),
    /// One more picture of the code.
    Sign(Picture),
}

impl Agree {
    /// Asks; `Some` once something was answered.
    pub(super) fn ask(
        &self,
        ui: &mut Ui,
        kit: &mut Kit<'_>,
        leaves: &station::Disclosure,
        whole: bool,
    ) -> Option<Answer> {
        match self {
            Self::Code(knock) => {
                let size = CODE.min(ui.max_rect().size() * 0.9);
                kit.over(ui, "agree-code", Cover::Sure, |ui, kit| {
                    let mut pile = Pile::of(kit.dialog(ui, size).shrink(3.0 * STEP));
                    // What the code is shown for: the question lies no more on the table.
                    pile.text(ui, &kit.say("game-agree-code"), TextStyle::BODY.soft());
                    pile.gap(1.0);
                    let no = kit.say("game-agree-no");
                    let foot = Row::of(pile.bottom(HEIGHT)).left(kit.button_width(ui, &no, true));
                    // The key of what has the focus stands over its edge.
                    pile.gap_bottom(3.0);
                    let sign = knock.ask(ui, kit, pile.rest());
                    let back = kit.button(ui, "agree-code-no", foot, &no, Some(Pictogram::Back), Weight::Quiet);
                    kit.draw_back_key(ui, foot);
                    if back || kit.focus.take_back() {
                        return Some(Answer::No(knock.profile.clone()));
                    }
                    sign.map(Answer::Sign)
                })
            }
            Self::Asked(profile) => {
                let name = [("name", FluentValue::from(profile.pseudonym.as_str()))];
                let question = Question {
                    id: format!("agree-{}", profile.pseudonym),
                    title: kit.say_with("game-agree-title", &name),
                    purpose: kit.say("game-agree-purpose"),
                    lines: vec![
                        (Pictogram::Film, what_leaves(kit, leaves, whole)),
                        (Pictogram::Person, kit.say("game-agree-place")),
                        (Pictogram::Again, kit.say("game-agree-why")),
                    ],
                    no: kit.say("game-agree-no"),
                    yes: kit.say("game-agree-yes"),
                    sign: Pictogram::Tick,
                };
                question.ask(ui, kit).map(|yes| match (yes, profile.has_code) {
                    (true, true) => Answer::WithCode(profile.clone()),
                    (true, false) => Answer::Yes(profile.clone()),
                    (false, _) => Answer::No(profile.clone()),
                })
            }
        }
    }
}
