//! A badge on paper: one A4 page that says what the badge says, with the way to check it. The paper itself proves nothing,
//! and says so; the name of the person is theirs to write.

mod paper;

use qrcodegen::{QrCode, QrCodeEcc};

use crate::calendar;
use crate::error::BridgeError;
use crate::issued_text::IssuedText;
use crate::words::Words;
use paper::{A4, INK, Image, PETROL, Paper, QUIET, SAND, Weight};

const LEFT: f64 = 20.0;
const WIDTH: f64 = A4[0] - 2.0 * LEFT;
/// Where lines must end for what stands at the foot.
const FOOT: f64 = 228.0;

/// The page, as the bytes of a PDF file. `picture` is the badge's PNG; `public` the address of its page, where it has one.
pub(crate) fn pdf(
    badge: &IssuedText,
    picture: &[u8],
    public: Option<&str>,
    words: Words,
) -> Result<Vec<u8>, BridgeError> {
    let mut paper = Paper::new().ok_or_else(|| BridgeError::internal("the typefaces cannot be read"))?;
    paper.boxed(SAND, [0.0, 0.0], [A4[0], 6.0]);
    paper.picture(image(picture)?, [LEFT, 18.0], 46.0);
    let beside = LEFT + 54.0;
    let aside = WIDTH - 54.0;
    let mut y = paper.lines(Weight::Bold, 24.0, INK, [beside, 30.0], aside, &badge.name);
    y = paper.lines(
        Weight::Regular,
        12.0,
        QUIET,
        [beside, y],
        aside,
        &words.with_all(
            "bridge-attestation-by",
            &[
                ("organisation", badge.organisation.clone()),
                ("day", calendar::day(words.language, badge.issued)),
            ],
        ),
    );
    if let Some(ends) = badge.ends {
        let ends = words.with("bridge-badge-ends", "day", calendar::day(words.language, ends));
        y = paper.lines(Weight::Regular, 12.0, QUIET, [beside, y], aside, &ends);
    }
    let mut y = y.max(66.0) + 10.0;
    let name = words.say("bridge-attestation-name");
    paper.line(Weight::Regular, 12.0, INK, [LEFT, y], &name);
    let after = LEFT + paper.width(Weight::Regular, 12.0, &name) + 3.0;
    paper.boxed(QUIET, [after, y + 0.8], [LEFT + WIDTH - after, 0.25]);
    y += 12.0;
    y = paper.lines(Weight::Regular, 13.0, INK, [LEFT, y], WIDTH, &badge.description) + 4.0;
    y = heading(&mut paper, y, &words.say("bridge-badge-did"));
    for (place, (name, _)) in badge.evidence.iter().enumerate() {
        if y > FOOT - 24.0 {
            let more = badge.evidence.len() - place;
            let more = words.with("bridge-attestation-more", "count", more);
            y = paper.lines(Weight::Regular, 11.0, QUIET, [LEFT, y], WIDTH, &more);
            break;
        }
        y = paper.lines(Weight::Regular, 11.0, INK, [LEFT, y], WIDTH, &format!("–  {name}")) + 1.0;
    }
    if !badge.assessor.is_empty() && y < FOOT - 12.0 {
        let by = words.with("bridge-badge-decided-by", "name", &badge.assessor);
        y = paper.lines(Weight::Regular, 11.0, INK, [LEFT, y + 2.0], WIDTH, &by);
    }
    for one in &badge.endorsements {
        if y > FOOT - 20.0 {
            break;
        }
        let by = words.with("bridge-attestation-endorsed", "who", one.who());
        y = paper.lines(Weight::Regular, 11.0, INK, [LEFT, y + 1.0], WIDTH, &by);
    }
    if !badge.criteria.is_empty() && y < FOOT - 30.0 {
        y = heading(&mut paper, y + 3.0, &words.say("bridge-badge-criteria"));
        for line in &badge.criteria {
            if y > FOOT - 8.0 {
                break;
            }
            y = paper.lines(Weight::Regular, 10.0, QUIET, [LEFT, y], WIDTH, line);
        }
    }
    foot(&mut paper, badge, public, words)?;
    paper
        .file(&badge.name, words.language.tag())
        .map_err(BridgeError::internal)
}

fn heading(paper: &mut Paper, y: f64, words: &str) -> f64 {
    paper.line(Weight::Bold, 14.0, PETROL, [LEFT, y + 4.0], words);
    y + 11.0
}

/// How to check it, and what it does not prove.
fn foot(paper: &mut Paper, badge: &IssuedText, public: Option<&str>, words: Words) -> Result<(), BridgeError> {
    paper.boxed(SAND, [LEFT, FOOT + 4.0], [WIDTH, 0.5]);
    let (mut left, mut width) = (LEFT, WIDTH);
    if let Some(address) = public {
        let code = QrCode::encode_text(address, QrCodeEcc::Medium).map_err(BridgeError::internal)?;
        let (side, count) = (38.0, code.size());
        let module = side / f64::from(count);
        let dark = (0..count).flat_map(|y| (0..count).map(move |x| (x, y)));
        let dark = dark.filter(|(x, y)| code.get_module(*x, *y));
        let place = |(x, y): (i32, i32)| {
            [
                LEFT + f64::from(x) * module,
                FOOT + 10.0 + f64::from(y) * module,
                module,
                module,
            ]
        };
        paper.boxes(INK, dark.map(place));
        (left, width) = (LEFT + side + 8.0, WIDTH - side - 8.0);
    }
    let mut y = FOOT + 14.0;
    paper.line(Weight::Bold, 12.0, INK, [left, y], &words.say("bridge-badge-check-how"));
    y += 6.5;
    let how = if public.is_some() {
        "bridge-attestation-check-address"
    } else {
        "bridge-attestation-check-file"
    };
    y = paper.lines(Weight::Regular, 10.0, INK, [left, y], width, &words.say(how));
    if let Some(address) = public {
        y = paper.lines(Weight::Regular, 9.0, PETROL, [left, y], width, address);
    }
    y = paper.lines(
        Weight::Regular,
        10.0,
        QUIET,
        [left, y + 1.5],
        width,
        &words.say("bridge-badge-proves-not"),
    );
    paper.lines(
        Weight::Regular,
        8.0,
        QUIET,
        [left, y + 1.5],
        width,
        &format!("{} · {}", badge.id, badge.issuer),
    );
    Ok(())
}

/// The badge's picture, taken apart for paper.
fn image(picture: &[u8]) -> Result<Image, BridgeError> {
    let mut decoder = png::Decoder::new(std::io::Cursor::new(picture));
    decoder.set_transformations(png::Transformations::ALPHA | png::Transformations::STRIP_16);
    let mut reader = decoder.read_info().map_err(BridgeError::internal)?;
    let size = reader.output_buffer_size();
    let mut pixels = vec![0; size.ok_or_else(|| BridgeError::internal("a badge picture is too large"))?];
    let info = reader.next_frame(&mut pixels).map_err(BridgeError::internal)?;
    let pixels = &pixels[..info.buffer_size()];
    let (colours, covers) = match info.color_type {
        png::ColorType::Rgba => {
            let four = pixels.chunks_exact(4);
            (
                four.clone().flat_map(|pixel| pixel[..3].to_vec()).collect(),
                four.map(|pixel| pixel[3]).collect(),
            )
        }
        png::ColorType::Rgb => (pixels.to_vec(), vec![255; pixels.len() / 3]),
        _ => return Err(BridgeError::internal("a badge picture without colours")),
    };
    Ok(Image {
        width: info.width,
        height: info.height,
        colours,
        covers,
    })
}
