//! What the game draws from: read access to a running flight, in the units of its parameters.

use glam::{DQuat, DVec3};

use super::beat::{Item, Running};
use super::controller::{Demand, heading};
use super::course::{Goal, Light};
use super::parameters::{Assist, Cage, Parameters};
use super::rotorcraft::Rotorcraft;
use super::running::Flight;
use super::state::Mode;
use super::stick;
use crate::SeatInput;
use crate::TICK_S;

/// Time from the neighbour's take-off until its drone is out of sight, s.
const NEIGHBOUR_LEAVES_S: f64 = 6.0;

impl Flight {
    /// The parameters of this flight.
    pub fn parameters(&self) -> &Parameters {
        &self.setting.parameters
    }

    /// The place.
    pub fn cage(&self) -> &Cage {
        &self.setting.parameters.cage
    }

    /// The craft.
    pub fn rotorcraft(&self) -> &Rotorcraft {
        self.setting.integrator.model()
    }

    /// Ticks since the start.
    pub fn tick(&self) -> u32 {
        self.state.tick
    }

    /// Centre of the drone, world (x away from the pilot, y left, z up), m.
    pub fn position(&self) -> DVec3 {
        self.state.body.position
    }

    /// Velocity, world, m/s.
    pub fn velocity(&self) -> DVec3 {
        self.state.body.velocity
    }

    /// Attitude: turns body (x forward, y left, z up) into world.
    pub fn attitude(&self) -> DQuat {
        self.state.body.attitude
    }

    /// Body rates, rad/s.
    pub fn rates(&self) -> DVec3 {
        self.state.body.rates
    }

    /// Rotor speeds, rad/s, in the order of [`Rotorcraft::rotors`].
    pub fn rotor_speeds(&self) -> [f64; 4] {
        self.state.body.rotors
    }

    /// Height of the drone's feet above the floor, m.
    pub fn altitude_m(&self) -> f64 {
        self.state.body.position.z - self.rotorcraft().standing_m
    }

    /// Direction it faces in plan, radians from +x, to the left positive.
    pub fn heading_rad(&self) -> f64 {
        let [c, s] = heading(&self.state.body);
        libm::atan2(s, c)
    }

    /// Charge, 0 to 100.
    pub fn battery_percent(&self) -> f64 {
        100.0 * self.state.charge_j / self.setting.parameters.battery.capacity_j
    }

    /// Whether the battery lamp is lit.
    pub fn battery_low(&self) -> bool {
        self.state.battery_low
    }

    /// What the drone is doing.
    pub fn mode(&self) -> Mode {
        self.state.mode
    }

    /// Whether it has left the ground.
    pub fn airborne(&self) -> bool {
        self.state.airborne
    }

    /// The help in use.
    pub fn assist(&self) -> Assist {
        self.state.assist
    }

    /// The light over the pad.
    pub fn light(&self) -> Light {
        self.course.light
    }

    /// Whether the lantern is lit.
    pub fn lantern_lit(&self) -> bool {
        self.course.lantern_lit
    }

    /// What it is asked to go to.
    pub fn goal(&self) -> Goal {
        self.course.goal(self.cage())
    }

    /// The post (from 0) that is the goal.
    pub fn target_post(&self) -> Option<usize> {
        match self.goal() {
            Goal::Post(post) => Some(post),
            _ => None,
        }
    }

    /// The post (from 0) that lies on the ground, and whether it lies along y instead of x.
    pub fn post_down(&self) -> Option<(usize, bool)> {
        self.course
            .planted
            .down
            .map(|(post, along)| (usize::from(post), along == 1))
    }

    /// Tick at which a post (from 0) last sounded.
    pub fn post_sounded(&self, post: usize) -> Option<u32> {
        self.course.sounded.get(post).copied().filter(|tick| *tick != 0)
    }

    /// What was planted at the look-check, treated or not.
    pub fn anomaly(&self) -> Option<Item> {
        self.course.planted.anomaly
    }

    /// The rotor that is loose where propellers are amiss.
    pub fn loose_rotor(&self) -> Option<usize> {
        (self.anomaly() == Some(Item::Propellers)).then(|| usize::from(self.course.planted.rotor))
    }

    /// Whether the anomaly has been treated.
    pub fn anomaly_treated(&self) -> bool {
        self.course.treated
    }

    /// Whether an item has been looked at.
    pub fn looked_at(&self, item: Item) -> bool {
        self.course.looked[item.index()]
    }

    /// Wind at the drone, gust included, m/s.
    pub fn wind(&self) -> DVec3 {
        self.state.wind
    }

    /// Wind of the gust alone, m/s; zero where none blows.
    pub fn gust_wind(&self) -> DVec3 {
        self.course.gust().map_or(DVec3::ZERO, super::blow::Blow::wind)
    }

    /// Seconds until the announced gust blows; `None` before it is announced and once it blows.
    pub fn gust_coming(&self) -> Option<f64> {
        let holding = self.course.holding().filter(|_| self.state.airborne)?;
        holding.coming_s()
    }

    /// Where the gust blows to (cosine and sine, world), from its announcement until it is over.
    pub fn gust_direction(&self) -> Option<[f64; 2]> {
        self.course.holding()?.direction()
    }

    /// Seconds left of the free flight, which do not run while something is taken up that was left; `None` in other
    /// beats.
    pub fn free_left_s(&self) -> Option<f64> {
        match &self.course.running {
            Running::Free(playing) => Some(playing.beat.left_s(playing.state)),
            _ => None,
        }
    }

    /// How far the gust has pushed, m.
    pub fn gust_push_m(&self) -> f64 {
        self.course.gust().map_or(0.0, |gust| gust.push_m)
    }

    /// Whether « Pose le drone, maintenant » stands.
    pub fn land_called(&self) -> bool {
        self.course.land_called()
    }

    /// Whether the warning near the net shows.
    pub fn zone_warning(&self) -> bool {
        self.state.warned.is_some()
    }

    /// Distance from the guards to the nearest net, m; negative inside the net.
    pub fn net_distance_m(&self) -> f64 {
        self.setting.obstacles.net_distance_m(self.state.body.position)
    }

    /// Whether the drone presses into the net.
    pub fn in_net(&self) -> bool {
        self.state.in_net
    }

    /// Whether it is over the pad.
    pub fn on_pad(&self) -> bool {
        self.setting.over_pad(self.state.body.position)
    }

    /// Index of the beat.
    pub fn beat(&self) -> usize {
        usize::from(self.course.beat)
    }

    /// Name of the phase.
    pub fn phase(&self) -> &str {
        let index = self.setting.beat_phase.get(self.beat()).copied().unwrap_or(0);
        self.setting.phases.get(index).map_or("", String::as_str)
    }

    /// The neighbour's drone: where it is, or `None` once it has left.
    pub fn neighbour(&self) -> Option<DVec3> {
        let [x, y] = self.cage().neighbour_m;
        let left = self.course.neighbour_left;
        if left == 0 {
            return Some(DVec3::new(x, y, self.rotorcraft().standing_m));
        }
        let t = f64::from(self.state.tick - left.min(self.state.tick)) * TICK_S / NEIGHBOUR_LEAVES_S;
        if t >= 1.0 {
            return None;
        }
        // Up first, then out through the door behind the pilot.
        let up = (t * 3.0).min(1.0);
        let out = ((t - 0.25) / 0.75).max(0.0);
        let door = -self.cage().half_m[0];
        Some(DVec3::new(
            x + (door - x) * out * out,
            y,
            self.rotorcraft().standing_m + 1.8 * up,
        ))
    }

    /// Where the goal is in plan, m.
    pub fn goal_at(&self) -> Option<[f64; 2]> {
        match self.goal() {
            Goal::None => None,
            Goal::Lantern => Some([self.cage().lantern_m[0], self.cage().lantern_m[1]]),
            Goal::Post(post) => self.cage().posts.get(post).map(|post| post.at_m),
            Goal::Land => Some([self.state.body.position.x, self.state.body.position.y]),
        }
    }

    /// Distance over ground to the goal, m; 0 without one, the altitude where the goal is the ground.
    pub fn distance_to_goal_m(&self) -> f64 {
        if self.goal() == Goal::Land {
            return self.altitude_m().max(0.0);
        }
        self.goal_at().map_or(0.0, |at| self.plane_distance_m(at))
    }

    /// Distance over ground to the pilot, m.
    pub fn distance_to_pilot_m(&self) -> f64 {
        self.plane_distance_m(self.cage().pilot_m)
    }

    fn plane_distance_m(&self, at: [f64; 2]) -> f64 {
        let (x, y) = (at[0] - self.state.body.position.x, at[1] - self.state.body.position.y);
        libm::sqrt(x * x + y * y)
    }

    /// The sticks of the last tick, after dead zone and expo.
    pub(crate) fn demand(&self) -> Demand {
        let input = SeatInput {
            sticks: self.state.sticks,
            ..SeatInput::default()
        };
        stick::demand(input, &self.setting.parameters.handling)
    }

    /// Where the sticks of the last tick point, world, −1..=1.
    pub(crate) fn steer(&self) -> DVec3 {
        let demand = self.demand();
        let [c, s] = heading(&self.state.body);
        DVec3::new(
            demand.forward * c - demand.left * s,
            demand.forward * s + demand.left * c,
            demand.climb,
        )
    }
}
