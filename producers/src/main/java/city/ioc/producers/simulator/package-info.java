/**
 * A model of the city that gives events as desks would send them. The model is pure: the same seed gives the same bytes, on
 * every machine. {@link city.ioc.producers.simulator.Playback} is the shell that publishes them.
 */
package city.ioc.producers.simulator;
