//! What the game draws from: read access to a running workshop. Lengths in millimetres, shares from 0 to 1.

use super::bench::ToolKind;
use super::choice::Choice;
use super::doing::Doing;
use super::parameters::Parameters;
use super::piece::{Lie, Piece};
use super::placed::Placed;
use super::running::Workshop;
use super::setting::mm;
use super::sheet::Shows;
use super::sheet::drawing::PageDrawing;
use super::state::{Gesture, Progress, ToolLies, Weather};

impl Workshop {
    /// The parameters of this workshop: bench, things and their places, object, sheet.
    pub fn parameters(&self) -> &Parameters {
        &self.setting.parameters
    }

    /// Ticks since the start.
    pub fn tick(&self) -> u32 {
        self.state.tick
    }

    /// Seed of this session: for what only looks different (grain, curls), never for what happens.
    pub fn seed(&self) -> u64 {
        self.state.seed
    }

    /// All pieces, with where each lies; the index of a piece stays the same while it lies anywhere but among the offcuts.
    pub fn pieces(&self) -> &[Piece] {
        &self.state.pieces
    }

    /// Width and thickness of a piece, mm.
    pub fn profile_mm(&self, piece: usize) -> [f64; 2] {
        let stock = self.state.pieces.get(piece).map_or(0, |piece| usize::from(piece.stock));
        let [_, width, thickness] = self.setting.stock.get(stock).copied().unwrap_or([0; 3]);
        [mm(width), mm(thickness)]
    }

    /// The piece in the hand.
    pub fn piece_in_hand(&self) -> Option<usize> {
        self.held()
    }

    /// The piece on the bench.
    pub fn piece_on_bench(&self) -> Option<usize> {
        self.on_bench()
    }

    /// The piece on a machine, and which machine.
    pub fn piece_on_machine(&self) -> Option<(usize, usize)> {
        self.on_machine()
    }

    /// The piece that was made or delivered for a part (an index into the object's parts).
    pub fn made_for(&self, part: usize) -> Option<usize> {
        self.state.made.get(part).copied().flatten().map(usize::from)
    }

    /// Where a part is in the object, once it is: the object in the debrief is these boxes. Tenths of a millimetre.
    pub fn placed(&self, part: usize) -> Option<Placed> {
        self.state.placed.get(part).copied().flatten()
    }

    /// Where the sheet has a part. Tenths of a millimetre.
    pub fn drawn(&self, part: usize) -> Option<Placed> {
        (part < self.setting.parts.len()).then(|| self.setting.designed(part))
    }

    /// How far each screw of a joint is in, percent; under 60 it sticks out.
    pub fn screws_of(&self, joint: usize) -> &[u8] {
        self.state.joints.get(joint).map_or(&[], |joint| &joint.screws)
    }

    /// Screws in the box.
    pub fn screws_left(&self) -> u16 {
        self.state.screws
    }

    /// The tool in the hand (an index into the tools).
    pub fn tool_in_hand(&self) -> Option<usize> {
        self.state.tool.map(usize::from)
    }

    /// Id of what `put_back` would put away now, a kind of board or a tool; `None` where it is nothing with a name.
    pub fn to_put_back(&self) -> Option<&str> {
        let parameters = &self.setting.parameters;
        if self.carries().is_some() {
            return None;
        }
        let board = self.held().map(|piece| &self.state.pieces[piece]);
        if let Some(board) = board.filter(|piece| piece.part.is_none()) {
            return parameters
                .stock
                .get(usize::from(board.stock))
                .map(|stock| stock.id.as_str());
        }
        let tool = self.tool_to_put_back()?;
        parameters.tools.get(tool).map(|tool| tool.id.as_str())
    }

    /// Whether a tool is in its own place.
    pub fn tool_is_home(&self, tool: usize) -> bool {
        self.state.tools.get(tool).is_none_or(|lies| *lies == ToolLies::Home)
    }

    /// Whether the tape is laid on the piece on the bench, the square against it, the clamp closed on it.
    pub fn laid_on(&self) -> [bool; 3] {
        [self.state.taped, self.state.squared, self.state.clamped]
    }

    /// The hand over the piece that is worked on, along and across, mm; `None` where none is.
    pub fn hand_mm(&self) -> Option<[f64; 2]> {
        self.focus().map(|_| self.state.cursor.map(|at| f64::from(at) / 100.0))
    }

    /// What the tape reads where the hand is, mm: not with sawdust in the eyes.
    pub fn tape_reading_mm(&self) -> Option<f64> {
        let reads = self.state.taped && self.state.hazy == 0 && self.on_machine().is_none();
        (reads && self.on_bench().is_some()).then(|| mm(self.hand_at()[0]))
    }

    /// The tool that is at work, and how far it is, 0 to 1: the kerf under the saw, the hole, the screw.
    pub fn at_work(&self) -> Option<(ToolKind, f64)> {
        let working = self.state.working?;
        let kind = match working.gesture {
            Gesture::Saw => ToolKind::Saw,
            Gesture::Sand => ToolKind::SandingBlock,
            Gesture::Screw(_) => ToolKind::Screwdriver,
            Gesture::Gauge => ToolKind::Gauge,
            Gesture::Drill => return None,
        };
        Some((kind, f64::from(working.done) / f64::from(working.of.max(1))))
    }

    /// How far a hole is that is being drilled, 0 to 1.
    pub fn drilling_share(&self) -> Option<f64> {
        let working = self.state.working?;
        (working.gesture == Gesture::Drill).then(|| f64::from(working.done) / f64::from(working.of.max(1)))
    }

    /// What the hands are doing.
    pub fn doing(&self) -> Doing {
        let (doing, until) = self.state.shown;
        if self.state.working.is_some() || until >= self.state.tick {
            doing
        } else if self.state.page.is_some() {
            Doing::Reading
        } else if self.state.push.held != [0; 2] {
            Doing::Measuring
        } else {
            Doing::Nothing
        }
    }

    /// Whether a machine runs, and whether its guard is closed.
    pub fn machine(&self, machine: usize) -> Option<(bool, bool)> {
        let of = self.state.machines.get(machine)?;
        Some((of.running, of.guard_closed))
    }

    /// Whether protection (an index) is on.
    pub fn is_worn(&self, protection: usize) -> bool {
        self.state.worn.get(protection).copied().unwrap_or(false)
    }

    /// Sawdust in the eyes: what is seen is hazy.
    pub fn is_hazy(&self) -> bool {
        self.state.hazy > 0
    }

    /// Sounds are dull after a loud machine.
    pub fn is_dull(&self) -> bool {
        self.state.dull > 0
    }

    /// The variant that was chosen (an index).
    pub fn variant(&self) -> Option<usize> {
        self.state.variant.map(usize::from)
    }

    /// Diameter of a part's hole as it is to be drilled, mm.
    pub fn hole_mm(&self, part: usize, hole: usize) -> Option<f64> {
        let hole = *self.setting.parts.get(part)?.holes.get(hole)?;
        Some(mm(self.setting.diameter(hole, self.state.variant)))
    }

    /// The page of the sheet that is open (an index).
    pub fn open_page(&self) -> Option<usize> {
        self.state.page.map(usize::from)
    }

    /// The drawings of a page, made from the object with what was chosen.
    pub fn page(&self, page: usize) -> Vec<PageDrawing> {
        super::sheet::drawing::page(&self.setting, page, self.state.variant)
    }

    /// One drawing of the object as it is meant, with what would be chosen (an index into its variants); `None` where it
    /// is of no part.
    pub fn drawing(&self, shows: &Shows, variant: Option<usize>) -> Option<PageDrawing> {
        super::sheet::drawing::drawing(&self.setting, shows, variant.map(|variant| variant as u8))
    }

    /// The step that is asked for (an index), and the part it is about.
    pub fn asked(&self) -> Option<(usize, Option<usize>)> {
        let step = self.current_step().filter(|_| self.state.ended.is_none())?;
        Some((step, self.asked_part()))
    }

    /// Whether a step (an index) is done.
    pub fn step_is_done(&self, step: usize) -> bool {
        self.state.steps.get(step) == Some(&Progress::Done)
    }

    /// Where the hand is asked to go over the piece, mm: a ghost line may stand there where a situation shows one.
    pub fn asked_place_mm(&self) -> Option<[f64; 2]> {
        match self.advice().next {
            super::guide::Next::Move(to) => Some(to.map(mm)),
            _ => None,
        }
    }

    /// How far from its measure the part that is asked for may be, mm, either way.
    pub fn asked_tolerance_mm(&self) -> Option<f64> {
        let (_, part) = self.asked()?;
        Some(mm(self.setting.parts.get(part?)?.tolerance))
    }

    /// The measure of the part that is asked for, mm.
    pub fn asked_length_mm(&self) -> Option<f64> {
        let (_, part) = self.asked()?;
        Some(mm(self.setting.parts.get(part?)?.length))
    }

    /// Whether it rains on the stock, and whether that is covered.
    pub fn rain(&self) -> (bool, bool) {
        (matches!(self.state.weather, Weather::Rain(_)), self.state.covered)
    }

    /// Name of the phase.
    pub fn phase(&self) -> &str {
        self.setting.phases.get(self.phase_index()).map_or("", String::as_str)
    }

    /// Whether the object was handed over, and for how many ticks.
    pub fn handed_over(&self) -> Option<u32> {
        self.state
            .ended
            .map(|ended| self.state.tick - ended.min(self.state.tick))
    }

    /// Whether every part is in the object and every screw holds.
    pub fn object_is_whole(&self) -> bool {
        self.is_whole()
    }

    /// How far a part of the object is from where the sheet has it at most, mm.
    pub fn crooked_mm(&self) -> f64 {
        mm(self.crooked())
    }

    /// Where a thing that a choice points at is, on or around the bench, mm; `None` for what is no thing or not there.
    pub fn where_is_mm(&self, choice: u8) -> Option<[f64; 2]> {
        let parameters = &self.setting.parameters;
        let bench = &parameters.bench;
        Some(match *self.setting.choices.get(usize::from(choice))? {
            Choice::Board(kind) => parameters.stock.get(usize::from(kind))?.at_mm,
            Choice::Part(part) => match self.state.pieces.get(self.made_for(usize::from(part))?)?.lie {
                Lie::Bench | Lie::Hand => bench.work_mm,
                Lie::Machine(machine) => parameters.machines.get(usize::from(machine))?.at_mm,
                Lie::Aside => bench.aside_mm,
                Lie::Object => bench.assembly_mm,
                Lie::Colleague => parameters.colleague.as_ref()?.place_mm,
                Lie::Rack | Lie::Shelf | Lie::Bin => bench.shelf_mm,
            },
            Choice::Tool(tool) => {
                let tool = usize::from(tool);
                if self.tool_is_home(tool) {
                    parameters.tools.get(tool)?.at_mm
                } else {
                    bench.work_mm
                }
            }
            Choice::Machine(machine) | Choice::Guard(machine) => parameters.machines.get(usize::from(machine))?.at_mm,
            Choice::Protection(worn) => parameters.protection.get(usize::from(worn))?.at_mm,
            Choice::Bench => bench.work_mm,
            Choice::Assembly => bench.assembly_mm,
            Choice::Aside => bench.aside_mm,
            Choice::Sheet => bench.sheet_mm,
            Choice::Cover => parameters.stock.first()?.at_mm,
            Choice::Bag(fitting) => parameters.fittings.get(usize::from(fitting))?.at_mm,
            Choice::Substitute(substitute) => parameters.substitutes.get(usize::from(substitute))?.at_mm,
            Choice::Stickers => parameters.stickers.as_ref()?.at_mm,
            Choice::Colleague => parameters.colleague.as_ref()?.at_mm,
            Choice::Variant(_) | Choice::Act(_) => return None,
        })
    }
}
