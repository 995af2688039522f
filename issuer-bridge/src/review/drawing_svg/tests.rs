use simulation::{Lane, Picture, Plan, PlanShape, Token};
use situation::clip::Frame;
use wording::Language;

use super::*;

const MOMENT: Evidence = Evidence {
    from: 630,
    to: 660,
    seat: Some(0),
};

fn flight(height: f64) -> Track {
    let frames = (0..120_u32).map(|t| Frame {
        tick: 600 + t,
        picture: Picture::Plan(Plan {
            fixed: vec![PlanShape::Rectangle {
                name: "cage".to_owned(),
                centre: [0.0, 0.0],
                half: [15.0, 15.0],
            }],
            moving: vec![Token {
                name: "drone".to_owned(),
                seat: Some(0),
                position: [f64::from(t) / 20.0, 0.0, height],
                heading: Some(0.0),
            }],
        }),
    });
    Track::of(&frames.collect::<Vec<_>>()).expect("frames")
}

fn drawn(track: &Track, language: Language) -> String {
    let names = BTreeMap::from([(
        "cage".to_owned(),
        Text(BTreeMap::from([("fr".to_owned(), "<la> cage".to_owned())])),
    )]);
    let sheet = Sheet {
        track,
        evidence: MOMENT,
        names: &names,
        id: "moment-1",
        words: Words::in_language(language),
    };
    svg(&sheet, None)
}

#[test]
fn a_drawing_shows_place_path_moment_and_height() {
    let svg = drawn(&flight(2.0), Language::French);
    assert!(svg.starts_with("<svg") && svg.ends_with("</svg>"));
    assert!(svg.contains(">0:10<") && svg.contains(">0:11<"), "{svg}");
    assert!(svg.contains("&lt;la&gt; cage") && svg.contains(">0,5 m<"), "{svg}");
    let path = svg.matches(&format!("stroke=\"{}\"", colour(Role::Seat(0)))).count();
    assert!(path >= 3, "path from above, its beginning, height: {svg}");
    assert!(svg.contains(colour(Role::Evidence)));
    assert!(!svg.contains(&["bridge", "-"].concat()) && !svg.contains("NaN") && !svg.contains("inf"));
}

#[test]
fn what_stays_on_the_table_has_no_heights() {
    let (flat, high) = (
        drawn(&flight(0.0), Language::English),
        drawn(&flight(2.0), Language::English),
    );
    assert!(high.contains(">height<") && !flat.contains(">height<"));
}

#[test]
fn those_who_do_not_see_it_are_told_in_their_language() {
    for (language, title, moment) in [
        (
            Language::French,
            "Vu de dessus, avec la hauteur, pendant 2 s",
            "de 0:10 à 0:11",
        ),
        (
            Language::English,
            "Seen from above, with the height, during 2 s",
            "from 0:10 to 0:11",
        ),
    ] {
        let svg = drawn(&flight(2.0), language);
        assert!(svg.contains("aria-labelledby=\"moment-1-title moment-1-desc\""));
        assert!(
            svg.contains(&format!("<title id=\"moment-1-title\">{title}</title>")),
            "{svg}"
        );
        assert!(svg.contains(moment), "{svg}");
    }
    let lane = |doing: Option<&str>| {
        Picture::Lanes(vec![Lane {
            name: "left_hand".to_owned(),
            seat: Some(1),
            doing: doing.map(str::to_owned),
        }])
    };
    let frames = [(600, lane(None)), (660, lane(Some("drill"))), (720, lane(None))];
    let frames = frames.map(|(tick, picture)| Frame { tick, picture });
    let svg = drawn(&Track::of(&frames).expect("frames"), Language::English);
    assert!(svg.contains("left hand (seat 2): drill 0:11 → 0:11."), "{svg}");
}

#[test]
fn words_are_cut_to_their_room_or_left_out() {
    assert_eq!(fitting("Lanterne", 8).as_deref(), Some("Lanterne"));
    assert_eq!(fitting("Lanterne", 5).as_deref(), Some("Lant…"));
    assert_eq!(fitting("Lanterne", 2), None);
    assert_eq!(fitting("", 100), None);
}
