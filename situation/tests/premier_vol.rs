//! The shipped scenario.

use std::path::Path;
use std::sync::Arc;

use situation::Scenario;

/// « Premier vol », as it is shipped.
pub(crate) fn premier_vol() -> Arc<Scenario> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../scenarios/premier-vol");
    let (scenario, diagnostics) = Scenario::load(&folder, &simulation::builtin());
    for diagnostic in &diagnostics {
        println!("{}: {:?} {} {:?}", diagnostic.place, diagnostic.severity, diagnostic.code, diagnostic.arguments);
    }
    Arc::new(scenario.expect("the shipped scenario has no errors"))
}

#[test]
fn pilots_live_it() {
    let scenario = premier_vol();
    for style in scenario.template.pilot_styles() {
        for seed in 1..=3 {
            let started = std::time::Instant::now();
            let recording =
                situation::record::record(Arc::clone(&scenario), &style, seed, [seed as u8; 16]).unwrap();
            let seconds = f64::from(recording.journal.ticks()) / 60.0;
            println!(
                "{style} {seed}: {seconds} s, {} bytes, ×{:.0}",
                recording.bytes.len(),
                seconds / started.elapsed().as_secs_f64()
            );
            let started = std::time::Instant::now();
            let replay = situation::replay::replay(&scenario, &recording.journal).unwrap();
            println!("  replay ×{:.0}", seconds / started.elapsed().as_secs_f64());
            assert_eq!(replay.observations, recording.observations);
            for o in &recording.observations {
                println!("  {} at {} ({}..{})", o.row, o.attempt, o.from, o.to);
            }
        }
    }
}
