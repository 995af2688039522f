//! Somebody who does what the line at the top says, with one device alone. Where several things are equally good they
//! take the first that comes to their mind.

use simulation::workshop::Workshop;
use simulation::workshop::line::Line;
use simulation::{Activity, Verb};

use super::Sitting;
use crate::play::Session;
use crate::screens::screen::Screen;

/// One device, and what a hand can do with it.
pub(in crate::screens) trait Device {
    fn sitting(&mut self) -> &mut Sitting;

    /// Does the main act, which is this choice.
    fn main(&mut self, choice: &str);

    /// Makes a choice that is no main act.
    fn choose(&mut self, choice: &str);

    /// Says a verb.
    fn say(&mut self, verb: Verb);

    /// Moves the hand over what it moves over towards a place, both in its units.
    fn move_hand(&mut self, to: [f64; 2], hand: [f64; 2]);

    /// Lets go of what moves the hand.
    fn rest(&mut self);

    /// Time passes.
    fn frames(&mut self, seconds: f32) {
        for _ in 0..(seconds * 60.0).ceil() as usize {
            self.sitting().frame();
        }
    }
}

/// What is worth doing now.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::screens) enum Wish {
    Main(String),
    Choose(String),
    Say(Verb),
    Move { to: [f64; 2], hand: [f64; 2] },
    Wait,
}

/// Between two acts, s: a line is read.
const READS_S: f32 = 1.2;

/// Somebody, and what they have said so far.
#[derive(Debug, Default)]
pub(in crate::screens) struct Maker {
    said: Vec<String>,
    /// What they moved at the post.
    moved: bool,
}

impl Maker {
    /// What they would do now, as the line says.
    fn wish(&mut self, session: &Session) -> Wish {
        let activity = session.run().activity();
        let controls = session.scenario().template.controls();
        let name = |choice: u8| controls.choice_name(choice).unwrap_or_default().to_owned();
        let asked = activity.prompt(0).id;
        let of = activity.as_any();
        let by_hand = match (of.downcast_ref::<Workshop>(), of.downcast_ref::<Line>()) {
            (Some(workshop), _) => self.at_the_bench(workshop, &asked),
            (_, Some(line)) => self.at_the_line(line, &asked),
            _ => None,
        };
        // What is no longer open was done.
        let open = activity.open_choices(0);
        let is_open = |choice: &str| controls.choice_index(choice).is_some_and(|index| open.contains(&index));
        let by_hand = by_hand.filter(|wish| !matches!(wish, Wish::Choose(choice) if !is_open(choice)));
        // What the line says can be said is said.
        let said = activity.asked_verbs(0).first().map(|verb| Wish::Say(*verb));
        let main = || activity.main_choice(0).map(|main| Wish::Main(name(main)));
        by_hand.or(said).or_else(main).unwrap_or(Wish::Wait)
    }

    /// Says it the first time that this is asked.
    fn first(&mut self, asked: &str, verb: Verb) -> Option<Wish> {
        if self.said.iter().any(|said| said == asked) {
            return None;
        }
        self.said.push(asked.to_owned());
        Some(Wish::Say(verb))
    }

    fn at_the_bench(&mut self, workshop: &Workshop, asked: &str) -> Option<Wish> {
        if let Some((to, hand)) = workshop.asked_place_mm().zip(workshop.hand_mm()) {
            return Some(Wish::Move { to, hand });
        }
        match asked {
            "bag_short" => (self.first(asked, Verb::Signal)).or_else(|| Some(Wish::Choose("rope".to_owned()))),
            "choose_one" => Some(Wish::Choose("blue_tit".to_owned())),
            "piece_long" | "piece_short" => Some(Wish::Choose("keep".to_owned())),
            _ => None,
        }
    }

    fn at_the_line(&mut self, line: &Line, asked: &str) -> Option<Wish> {
        let choose = |choice: &str| Some(Wish::Choose(choice.to_owned()));
        match asked {
            "sample_put" | "decide" | "decide_order" | "reads_fits" | "reads_over" | "reads_under" => choose("keep"),
            "unknown_piece" => Some(Wish::Say(Verb::Signal)),
            "told" => choose("aside"),
            "jammed" => choose("stop_button"),
            "look_inside" | "not_here" => {
                let places = &line.parameters().culprits;
                let next = (0..places.len()).find(|place| !line.has_looked(*place));
                choose(&places[next.unwrap_or_else(|| line.culprit())].id)
            }
            "arrange" if !std::mem::replace(&mut self.moved, true) => choose("gauge"),
            "carrying" => {
                let free = line.parameters().spots.last();
                choose(&free.map_or_else(String::new, |spot| spot.id.clone()))
            }
            _ => None,
        }
    }

    /// Does one thing; false once the session is over.
    pub(in crate::screens) fn act(&mut self, device: &mut impl Device) -> bool {
        let Some(session) = device.sitting().app().world().get_resource::<Session>() else {
            return false;
        };
        let wish = self.wish(session);
        match &wish {
            Wish::Move { to, hand } => {
                device.move_hand(*to, *hand);
                return true;
            }
            Wish::Main(choice) => {
                device.rest();
                device.main(choice);
            }
            Wish::Choose(choice) => {
                device.rest();
                device.choose(choice);
            }
            Wish::Say(verb) => {
                device.rest();
                device.say(*verb);
            }
            Wish::Wait => device.rest(),
        }
        device.frames(READS_S);
        true
    }

    /// Goes on to the end of the session, at most so many acts.
    pub(in crate::screens) fn go_through(&mut self, device: &mut impl Device, most: usize) {
        for _ in 0..most {
            if !self.act(device) {
                break;
            }
        }
        assert_eq!(
            device.sitting().screen(),
            Screen::End,
            "asked: {:?}",
            device.sitting().asked()
        );
    }
}

/// Whether something is so of the activity that is played, where one is.
pub(in crate::screens) fn played<T>(sitting: &mut Sitting, read: impl FnOnce(&dyn Activity) -> T) -> Option<T> {
    let session = sitting.app().world().get_resource::<Session>()?;
    Some(read(session.run().activity()))
}
