//! Any bytes are a trace within the limits, or are refused with a sentence.

use std::path::Path;

use wording::Language;

use crate::trace_file::{Between, read_from};

/// Most samples that a trace may have, as read or as resampled.
const MOST_SAMPLES: u32 = 2_000_000;

pub(crate) fn run(data: &[u8]) {
    for between in [Between::Unknown, Between::Held] {
        match read_from(data, Path::new("trace.csv"), between) {
            Ok(trace) => {
                assert!(trace.segment.end_tick() >= 2 && trace.segment.end_tick() <= MOST_SAMPLES);
                assert_eq!(trace.segment.width(), trace.vocabulary.signals.len());
                assert!(trace.times_us.1 > 0.0 && trace.times_us.1.is_finite());
                assert!(between == Between::Unknown || trace.holes.is_empty());
                assert!(trace.holes.iter().all(|(from, to)| from < to));
            }
            Err(failure) => {
                for language in Language::ALL {
                    let sentence = failure.sentence(language);
                    assert!(
                        !sentence.starts_with("authoring-"),
                        "no sentence in {language}: {sentence}"
                    );
                }
            }
        }
    }
}
