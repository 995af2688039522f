mod credential;
mod first_flight;
mod programs;
mod schemas;
mod shaders;
mod two_seats;
mod verifier;
mod walls;
