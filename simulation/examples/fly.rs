//! Flies « Premier vol » with a pilot and prints what happens: `cargo run -p simulation --example fly -- STYLE SEED`.

use simulation::flight::{FlightTemplate, Parameters};
use simulation::{Run, SeatInput, TICKS_PER_SECOND, Template};

fn main() {
    let mut arguments = std::env::args().skip(1);
    let style = arguments.next().unwrap_or_else(|| "ordinary".to_owned());
    let seed = arguments.next().and_then(|seed| seed.parse().ok()).unwrap_or(1);
    let template = FlightTemplate::new(Parameters::first_flight());
    let Some(mut pilot) = template.pilot(&style, seed, 1) else {
        eprintln!("no pilot {style}; there are {}", template.pilot_styles().join(", "));
        return;
    };
    let vocabulary = template.vocabulary();
    let mut run = Run::new(template.start(seed, 1), 0);
    let mut inputs = [SeatInput::default()];
    let mut events = Vec::new();
    while !run.activity().is_over() && run.tick() < 20 * 60 * TICKS_PER_SECOND {
        pilot.act(run.activity(), &mut inputs);
        run.step(&inputs, &mut events);
        for event in &events {
            let kind = &vocabulary.events[usize::from(event.kind)];
            print!(
                "{:7.2} {}",
                f64::from(run.tick()) / f64::from(TICKS_PER_SECOND),
                kind.name
            );
            for (field, value) in kind.fields.iter().zip(event.fields) {
                let number = value.to_f64();
                match field.words.get(number as usize) {
                    Some(word) => print!(" {}={word}", field.name),
                    None => print!(" {}={number}", field.name),
                }
            }
            println!();
        }
    }
    println!(
        "{:7.2} over: {}",
        f64::from(run.tick()) / f64::from(TICKS_PER_SECOND),
        run.activity().is_over()
    );
}
