/** Examines a deployment from outside: what is asked of whom, and what the answers mean. */
package city.ioc.standalone.doctor;
