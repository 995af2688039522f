//! A beat that comes twice: each time by its own parameters.

use simulation::SeatInput;
use simulation::flight::beat::{Free, Lantern, Posts};
use simulation::flight::{Beat, Parameters};

use super::trial::Trial;

/// All posts, one of which sounds from so far; nobody there for five seconds, and the next beat comes.
fn posts(reach_m: f64) -> Beat {
    Beat::Posts(Posts {
        phase: "posts".to_owned(),
        reach_m,
        ceiling_m: 4.0,
        down: (4, 4),
        over_down_s: 2.0,
        idle_s: 5.0,
    })
}

fn lantern(radius_m: f64) -> Beat {
    Beat::Lantern(Lantern {
        phase: "hover".to_owned(),
        radius_m,
        steady_m_s: 1.0,
        hold_s: 1.0,
        idle_s: 5.0,
    })
}

fn free(duration_s: f64) -> Beat {
    Beat::Free(Free {
        phase: "free".to_owned(),
        duration_s,
    })
}

/// On the pad, two metres from the first post and from the lantern.
fn on_the_pad(beats: Vec<Beat>) -> Trial {
    let mut parameters = Parameters {
        beats,
        ..Parameters::first_flight()
    };
    let cage = &mut parameters.cage;
    cage.pad_m = [cage.posts[0].at_m[0] - 2.0, cage.posts[0].at_m[1]];
    cage.lantern_m = [cage.pad_m[0], cage.pad_m[1] - 2.0, 2.0];
    Trial::with(parameters, 5)
}

/// In the air over it.
fn over_the_pad(beats: Vec<Beat>) -> Trial {
    on_the_pad(beats).in_the_air()
}

/// Until a beat has begun.
fn until_beat(trial: &mut Trial, beat: usize) {
    while trial.flight().beat() < beat {
        assert!(trial.run.tick() < 60 * 60, "stuck in beat {}", trial.flight().beat());
        trial.step(SeatInput::default());
    }
}

/// The beat in which each post was reached.
fn reached_in(trial: &Trial) -> Vec<f64> {
    let began = |tick: u32| {
        let mut before = trial.facts.iter().filter(|f| f.name == "beat_started" && f.tick < tick);
        before.next_back().map_or(0.0, |fact| fact.fields[0])
    };
    trial.ticks_of("post_reached").into_iter().map(began).collect()
}

#[test]
fn a_post_sounds_from_as_far_as_the_beat_says_that_is_running() {
    let mut trial = over_the_pad(vec![posts(0.5), posts(3.0), posts(0.5), posts(3.0), free(60.0)]);
    until_beat(&mut trial, 4);
    assert_eq!(reached_in(&trial), [1.0, 3.0]);
    assert_eq!(
        trial.ticks_of("post_settled").len(),
        2,
        "each tune is played by its own reach"
    );
}

#[test]
fn a_lying_post_takes_as_long_as_the_beat_says_that_is_running() {
    for (over_down_s, settled) in [(1.0, 1), (30.0, 0)] {
        let beat = |over_down_s: f64| {
            let mut beat = posts(3.0);
            if let Beat::Posts(posts) = &mut beat {
                (posts.down, posts.over_down_s) = ((1, 1), over_down_s);
            }
            beat
        };
        let mut trial = over_the_pad(vec![free(1.0), beat(20.0), beat(over_down_s), free(60.0)]);
        until_beat(&mut trial, 3);
        assert_eq!(trial.ticks_of("post_settled").len(), settled, "{over_down_s} s");
    }
}

#[test]
fn a_tune_that_was_left_goes_on_by_the_beat_that_left_it() {
    let mut trial = over_the_pad(vec![posts(3.0), posts(0.5), free(60.0)]);
    until_beat(&mut trial, 1);
    assert_eq!(reached_in(&trial), [0.0]);
    for _ in 0..4 {
        trial.choose("next_post");
    }
    assert_eq!(trial.flight().phase(), "free");
    trial.hold(SeatInput::default(), 0.5);
    assert_eq!(reached_in(&trial), [0.0, 2.0]);
}

#[test]
fn before_any_tune_posts_sound_as_in_the_first_to_come() {
    let trial = over_the_pad(vec![free(9.0), posts(3.0), posts(0.5)]);
    assert_eq!(reached_in(&trial), [0.0]);
    let trial = over_the_pad(vec![free(9.0), posts(0.5), posts(3.0)]);
    assert_eq!(reached_in(&trial), [0.0; 0]);
}

#[test]
fn after_a_tune_posts_sound_as_in_the_last_one() {
    for (first, last, reached) in [(0.5, 3.0, vec![2.0]), (3.0, 0.5, vec![])] {
        let mut trial = on_the_pad(vec![posts(first), posts(last), free(60.0)]);
        while trial.flight().beat() < 2 {
            trial.choose("next_post");
        }
        let trial = trial.in_the_air();
        assert_eq!((trial.flight().beat(), reached_in(&trial)), (2, reached));
    }
}

#[test]
fn a_lantern_that_was_left_is_lit_by_the_beat_that_left_it() {
    let mut trial = over_the_pad(vec![lantern(5.0), lantern(0.5), free(60.0)]);
    until_beat(&mut trial, 2);
    assert_eq!(trial.ticks_of("beat_timed_out").len(), 1);
    trial.hold(SeatInput::default(), 10.0);
    assert_eq!(
        trial.ticks_of("hover_lit").len(),
        1,
        "two metres are too far for the second"
    );
}
