/** Invented studies of the topics under "Robotics", in the notation of subjects.ts. */
export const ROBOTICS = String.raw`
# robotics: cs.RO cs.AI
robotics, imitation learning, vision-language-action, manipulation
Bimanual Manipulation, Legged Robots, Household Robots

Robots That Ask for One More Demonstration
asks for a demonstration only where its ensemble of policies disagrees
Robot learning from demonstrations fails in ways that a single further demonstration would have prevented.
Teleoperation is slow, and its data differ from what the policy meets.
Training takes {k}0 hours of demonstrations, a quarter of what earlier work used.
Half of the demonstrations suffice for the same success rate.

Vision-Language-Action Models with a Sense of Touch
adds a stream of tactile tokens to a vision-language-action model
Vision-language-action models generalise over objects and instructions, but they are blind at the moment of contact.
Collecting more data of the same kind does not help with rare contacts.
The policy runs at 5{k} Hz on the robot's own computer.
On slippery objects the failure rate falls by a factor of {x}.

Sim-to-Real Transfer from a Single Calibration Video
fits the friction and latency of a simulator to one video of the robot
Robot learning in simulation is followed by days of tuning on the real robot.
Domain randomisation makes policies robust and timid.
We evaluate on two arms and a mobile base, in {k} homes that were not part of the training data.
{N} completes 8{k}\% of 24 contact-rich tasks, {p} points above the best baseline.

# robot-manipulation: cs.RO
robot manipulation, dexterous hands, grasping
Soft Objects, Kitchen Tools, Assembly

Dexterous Manipulation with Fingers That Slip on Purpose
plans slips of the fingers as actions of their own
Dexterous manipulation avoids slipping, although people turn a pen by letting it slip.
A grasp that never slips has to be released and taken again.
The hand has {k} fingers and tactile pads with 60 sensors.
Turning an object in the hand takes {x} times less time, and drops fall by {p}\%.

Two Hands and One Plan
gives both arms one plan and lets either finish what the other began
Bimanual robots are trained as two robots that happen to stand side by side.
Fixed roles fail when the object is on the wrong side.
We collect {k}00 demonstrations by teleoperation of 12 tasks.
{N} finishes {p}\% more tasks when the table has been turned around.

# locomotion-and-navigation: cs.RO
legged locomotion, SLAM, visual navigation
Stairs, Forests, Crowded Corridors

Falling Well: Legged Locomotion That Plans Its Falls
chooses how to fall as soon as a fall cannot be prevented
Legged locomotion is trained to stay upright and has no plan for the moment it does not.
A fall breaks more than all the walking before it.
The switch is made {k}0 ms before the body touches the ground.
Peak force falls by {p}\%, and the robot stands up again in 9{k}\% of the falls.

SLAM with Places That Move
keeps doors, chairs and parked cars in a map of their own
SLAM assumes that the world stands still, and loses its way in a room that was tidied.
Masking whatever could move leaves too little to find the way by.
The second map takes {k} MB a floor.
After {k} weeks in one office the error is {p}\% of that with one map.

# autonomous-driving: cs.RO cs.CV
autonomous driving, trajectory prediction, closed-loop evaluation
Rain at Night, Roundabouts, Construction Sites

Autonomous Driving by Rules That Can Be Broken
writes traffic rules as costs and learns when people pay them
Autonomous driving by strict rules waits behind a delivery van for ever.
Policies learned from people break rules at the wrong moments too.
The costs of {k}1 rules are learned from 900 hours of driving.
{N} finishes {p}\% more routes and breaks no rule that people keep.

Closed-Loop Tests from Open-Loop Logs
bends a recorded scene as far as its sensors still agree
Tests of autonomous driving on logs ignore that other drivers would have reacted.
Simulators react and look like simulators.
A log of {k} seconds yields 40 variants that can be driven.
The ranking of 12 planners agrees with the road in {p} of 66 pairs more than open-loop scores do.

# world-models: cs.LG cs.AI cs.RO
world models, planning, simulation
Games, Robot Arms, Long Horizons

World Models That Keep Their Promises
writes what leaves the frame into an explicit map and reads it when the camera returns
A world model for video forgets what it has shown as soon as it leaves the frame.
Longer context windows raise the cost quadratically and consistency hardly at all.
The map holds {k},000 tokens whatever the length of the video.
{N} keeps objects in place over {k}00 frames and runs at 2{k} frames a second on one GPU.

Planning in a World Model That Doubts Itself
stops a plan at the step at which its ensemble begins to disagree
Planning in a world model finds the plans that its errors make look good.
Short horizons are safe, but they see nothing coming that is worth avoiding.
The ensemble shares all but {k}\% of its weights.
Plans are {k} steps longer on average, and {p}\% fewer fail.
`;
