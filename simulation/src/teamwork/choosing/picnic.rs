//! A small table, used where one is needed without a scenario file.

use super::parameters::{Clue, Colour, Day, Form, Mood, Parameters, Place};

fn square() -> Form {
    Form::Fill(Colour::Sand, vec![(2, 2), (22, 2), (22, 22), (2, 22)])
}

fn clue((at, id): (u8, &str)) -> Clue {
    let mood = if at.is_multiple_of(2) { Mood::Joy } else { Mood::Hitch };
    Clue {
        id: id.to_owned(),
        mood,
        forms: vec![
            Form::Disc(Colour::Sun, (12, 12), 4 + at / 3),
            Form::Line(Colour::Ink, vec![(2, at), (22, 24 - at)]),
        ],
    }
}

fn place(id: &str) -> Place {
    Place {
        id: id.to_owned(),
        forms: vec![square(), Form::Disc(Colour::Leaf, (12, 12), 6)],
    }
}

impl Parameters {
    /// Three places for a picnic, and what is there.
    pub fn picnic() -> Self {
        let clues = [
            "tree", "mud", "spring", "wasps", "swing", "cows", "bench", "rain", "kite", "dog", "view", "road",
        ];
        Self {
            places: ["meadow", "hill", "shore"].map(place).into(),
            clues: (0..).zip(clues).map(clue).collect(),
            shared: [2, 3, 4],
            own: [1, 1, 2],
            look_s: 20.0,
            quiet_s: 60.0,
            idle_s: 300.0,
            day: Day {
                scene_s: 4.0,
                dance_s: 10.0,
            },
        }
    }
}
