//! What people live in the hall.

use simulation::teamwork::relay::Crew;

use super::trial::Trial;

#[test]
fn every_crew_brings_everything_over_many_seeds() {
    for people in 2..=4 {
        for seed in 0..8 {
            let mut trial = Trial::new(seed);
            let crew = Crew {
                people: f64::from(people),
                ..Crew::named("ordinary").unwrap()
            };
            let begun = std::time::Instant::now();
            trial.play(crew, seed);
            let arrived: Vec<_> = trial.all("load_arrived").iter().map(|(tick, seat, f)| (tick / 60, *seat, f[0])).collect();
            println!("{people} {seed} ticks {} in {:?} arrived {arrived:?} stuck {} lent {} bumped {} spilled {} slipped {}", trial.run.tick(), begun.elapsed(), trial.count("got_stuck"), trial.count("lent_hand"), trial.count("bumped"), trial.count("spilled"), trial.count("slipped"));
        }
    }
}
