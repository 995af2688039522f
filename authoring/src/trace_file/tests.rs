//! What files give which trace, and what is refused.

use super::*;

fn of(text: impl AsRef<[u8]>) -> Result<Trace, (usize, &'static str)> {
    read_lines(text.as_ref(), Between::Unknown).map_err(|problem| match problem {
        Problem::Line(line, code, _) => (line, code),
        Problem::File(_) => (0, "file"),
    })
}

#[test]
fn a_regular_trace_keeps_its_samples() {
    let trace = of("t,alt,v\n0,1.5,2\n0.1,,3\n0.2,2,4\n").unwrap();
    assert_eq!(trace.ticks_per_second, Ratio::int(10));
    assert!(trace.resampled.is_none());
    assert_eq!(trace.segment.sample(1), [None, Some(Fixed::from_int(3))]);
}

#[test]
fn every_line_of_an_irregular_trace_keeps_a_tick_of_its_own() {
    let trace = of("t;alt\n0;1,5\n0,1;2\n0,25;3\n0,35;4\n").unwrap();
    assert_eq!(trace.resampled, Some((4, 8)));
    let values: Vec<f64> = (0..8)
        .map(|tick| trace.segment.sample(tick)[0].unwrap().to_f64())
        .collect();
    assert_eq!(values, [1.5, 1.5, 2.0, 2.0, 2.0, 3.0, 3.0, 4.0]);
    assert!(trace.holes.is_empty());
}

/// A touch of 50 ms in a log that has a line only where something changes.
const CHANGES: &str = "t,touch\n0,0\n3,0\n3.05,1\n3.1,0\n6,0\n9,0\n";

#[test]
fn a_value_never_vanishes_however_short_it_was() {
    let trace = of(CHANGES).unwrap();
    let touched: Vec<u32> = (0..trace.segment.end_tick())
        .filter(|tick| trace.segment.sample(*tick)[0] == Some(Fixed::ONE))
        .collect();
    assert_eq!((trace.times_us, touched), ((0, 50_000.0), vec![61]));
    // Times without a step of their own: the shortest gap is one.
    let uneven = of("t,touch\n0,0\n1.000003,0\n1.050006,1\n1.103001,0\n2.200013,0\n3,0\n4.1,0\n").unwrap();
    let touched = (0..uneven.segment.end_tick()).filter(|tick| uneven.segment.sample(*tick)[0] == Some(Fixed::ONE));
    assert_eq!(touched.count(), 1);
    let held = read_lines(CHANGES.as_bytes(), Between::Held).map_err(|_| ()).unwrap();
    assert_eq!(held.segment.end_tick(), trace.segment.end_tick());
}

#[test]
fn where_nothing_was_written_nothing_is_known() {
    let text = "t,alt\n0,1\n0.5,1\n1,1\n4,2\n4.5,2\n5,2\n6,3\n";
    let trace = of(text).unwrap();
    assert_eq!(trace.holes, [(1_000_000, 4_000_000), (5_000_000, 6_000_000)]);
    let known: Vec<bool> = (0..13).map(|tick| trace.segment.sample(tick)[0].is_some()).collect();
    let expected = [
        true, true, true, false, false, false, false, false, true, true, true, false, true,
    ];
    assert_eq!((known.as_slice(), trace.resampled), (&expected[..], None));
    let held = read_lines(text.as_bytes(), Between::Held).map_err(|_| ()).unwrap();
    assert!(held.holes.is_empty());
    assert_eq!(held.segment.sample(7), [Some(Fixed::ONE)]);
}

#[test]
fn what_spreadsheets_write_is_read() {
    let plain = of("t,alt\n0,1.5\n0.1,1234.25\n").unwrap();
    for written in [
        "\u{feff}sep=;\r\ntemps;alt\r\n0;1,5\r\n0,1;1234,25\r\n",
        "sep=,\nt,alt\n0,1.5\n0.1,1234.25\n",
        "\"sep=;\"\r\n\r\nt;alt\r\n0;1,5\r\n\r\n0,1;1 234,25\r\n",
        "SEP=|\nt|alt\n0|1,5\n0,1|1234,25",
        "sep=\t\nt\talt\n0\t1,5\n0,1\t1\u{a0}234,25\n",
        "t\talt\n0\t1.5\n0.1\t1234.25\n",
        "\"t\",\"alt\"\n\"0\",\"1,5\"\n\"0,1\",\"1234,25\"\n",
        "\"t\" , \"alt\"\n0,\"1.5\"\n0.1,\" 1\u{202f}234.25 \"\n",
        "time_ms;alt\n0;1,5\n100;1234,25\n",
        "Temps [ms];alt\n0;1,5\n100;1234,25\n",
        "timeMs,alt\n0,1.5\n100,1234.25\n",
        "elapsed µs,alt\n0,1.5\n100000,1234.25\n",
        "time (min);alt\n0;1,5\n0,00166666667;1234,25\n",
    ] {
        let trace = of(written).unwrap_or_else(|problem| panic!("{written:?}: {problem:?}"));
        assert_eq!(trace.ticks_per_second, plain.ticks_per_second, "{written:?}");
        assert_eq!(trace.segment.sample(0), plain.segment.sample(0), "{written:?}");
        assert_eq!(trace.segment.sample(1), plain.segment.sample(1), "{written:?}");
        assert_eq!(trace.vocabulary.signals[0].name, "alt", "{written:?}");
    }
}

#[test]
fn what_could_be_two_things_is_refused() {
    for (text, line, code) in [
        // 1234, or 1.234?
        ("t,alt\n0,\"1,234\"\n1,\"2,345\"\n", 2, "authoring-trace-comma"),
        ("t;alt\n0;1,5\n1;2.5\n", 3, "authoring-trace-decimals"),
        ("t;alt\n0.5;1,5\n1;2\n", 2, "authoring-trace-decimals"),
        ("t;alt\n0;1.234,5\n1;2\n", 2, "authoring-trace-number"),
        ("t;alt\n0;12 34\n1;2\n", 2, "authoring-trace-number"),
        ("t,alt\n0,1,5\n1,2,5\n", 2, "authoring-trace-columns"),
        ("t,alt\n0,\"1.5\n1,2\n", 2, "authoring-trace-quote"),
        ("t,alt\n0,\"1.5\"2\n1,2\n", 2, "authoring-trace-quote"),
        ("t,alt\n0,\"1.5\" 2\n1,2\n", 2, "authoring-trace-quote"),
        ("t,alt\n0,\"1.5\"\"\n1,2\n", 2, "authoring-trace-quote"),
        ("t,alt\n0,\"1\"\"5\"\n1,2\n", 2, "authoring-trace-number"),
        ("sep=;\nt,alt\n0,1\n1,2\n", 2, "authoring-trace-empty"),
        // Not seconds.
        ("tick,alt\n0,1\n1,2\n", 1, "authoring-trace-time-unit"),
        ("frame_no;alt\n0;1\n1;2\n", 1, "authoring-trace-time-unit"),
        (
            "t,alt\n2026-03-31T14:05:00Z,1\n2026-03-31T14:05:01Z,2\n",
            2,
            "authoring-trace-clock",
        ),
        ("t;alt\n14:05:00,5;1\n14:05:01;2\n", 2, "authoring-trace-clock"),
        ("date,alt\n31/03/2026,1\n1,2\n", 2, "authoring-trace-clock"),
        ("t,alt\n1774965900000,1\n1774965900100,2\n", 2, "authoring-trace-far"),
        // Out of order.
        ("t,alt\n1,1\n0.5,1\n", 3, "authoring-trace-order"),
    ] {
        assert_eq!(of(text).map(|_| ()).unwrap_err(), (line, code), "{text:?}");
    }
}

#[test]
fn other_encodings_are_named() {
    let written = "temps;été\r\n0;1,5\r\n0,1;1,6\r\n";
    let utf_16: Vec<u8> = "\u{feff}"
        .encode_utf16()
        .chain(written.encode_utf16())
        .flat_map(u16::to_le_bytes)
        .collect();
    let latin_1: Vec<u8> = written.chars().map(|c| c as u8).collect();
    for (bytes, code) in [
        (utf_16.as_slice(), "authoring-trace-utf-16"),
        (&utf_16[2..], "authoring-trace-utf-16"),
        (latin_1.as_slice(), "authoring-trace-latin-1"),
        (&b"\x89PNG\r\n\x1a\n\0\0"[..], "authoring-trace-not-text"),
    ] {
        assert_eq!(of(bytes).map(|_| ()).unwrap_err(), (1, code));
    }
}

#[test]
fn what_cannot_be_read_is_named_by_line() {
    for (text, line, code) in [
        ("", 1, "authoring-trace-empty"),
        ("t\n0\n1\n", 1, "authoring-trace-empty"),
        ("t,a\n0,1\n", 2, "authoring-trace-empty"),
        ("t,a,a\n0,1,1\n1,1,1\n", 1, "authoring-trace-name"),
        ("t,a b\n0,1\n1,1\n", 1, "authoring-trace-name"),
        ("t,a\n0,NaN\n1,1\n", 2, "authoring-trace-number"),
        ("t,a\n0,1\n1,inf\n", 3, "authoring-trace-number"),
        ("t,a\n0,1\n1,1e300\n", 3, "authoring-trace-number"),
        ("t,a\n0,1\n1,1,2\n", 3, "authoring-trace-columns"),
        ("t,a\n0,1\n0,1\n", 3, "authoring-trace-order"),
        ("t,a\n0,1\n,1\n", 3, "authoring-trace-time"),
        ("t,a\n-9e12,1\n9e12,1\n", 2, "authoring-trace-number"),
        ("t,a\n-8e12,1\n8e12,1\n", 2, "authoring-trace-far"),
        (
            "t,a\n0,1\n0.1,1\n0.2,1\n1000000,1\n",
            5,
            "authoring-trace-resampled-long",
        ),
        ("t,e\u{301}cart\n0,1\n1,1\n", 1, "authoring-trace-name"),
        ("t,🚁\n0,1\n1,1\n", 1, "authoring-trace-name"),
    ] {
        assert_eq!(of(text).map(|_| ()).unwrap_err(), (line, code), "{text:?}");
    }
    let long = format!("t,a\n0,{}\n", "1".repeat(70_000));
    assert_eq!(of(&long).map(|_| ()).unwrap_err(), (2, "authoring-trace-line-long"));
}

#[test]
fn a_signal_may_have_any_letters() {
    let trace = of("t,\"écart\",高度,ارتفاع,Δv_1\n0,1,2,3,4\n1,1,2,3,4\n").unwrap();
    let names: Vec<&str> = trace.vocabulary.signals.iter().map(|s| s.name.as_str()).collect();
    assert_eq!(names, ["écart", "高度", "ارتفاع", "Δv_1"]);
}

#[test]
fn a_wide_trace_is_refused_before_it_fills_the_memory() {
    let width = MOST_SIGNALS;
    let names: Vec<String> = (0..width).map(|at| format!("s{at}")).collect();
    let header = names.join(",");
    let header = format!("t,{header}\n");
    let rows = std::io::Read::chain(header.as_bytes(), Rows { at: 0, width });
    let problem = read_lines(BufReader::new(rows), Between::Unknown).map(|_| ());
    assert!(matches!(problem, Err(Problem::Line(at, "authoring-trace-wide", _)) if at == MOST_VALUES / width + 2));
}

/// Rows of empty cells without end, made as they are read.
struct Rows {
    at: usize,
    width: usize,
}

impl std::io::Read for Rows {
    fn read(&mut self, out: &mut [u8]) -> std::io::Result<usize> {
        let row = format!("{}{}\n", self.at, ",".repeat(self.width));
        self.at += 1;
        out[..row.len()].copy_from_slice(row.as_bytes());
        Ok(row.len())
    }
}

proptest::proptest! {
    #[test]
    fn any_bytes_are_survived(bytes in proptest::collection::vec(proptest::prelude::any::<u8>(), 0..400)) {
        let _trace = read_lines(bytes.as_slice(), Between::Unknown);
    }
}
