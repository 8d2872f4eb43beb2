/** Invented studies of the topics under "Vision", in the notation of subjects.ts. */
export const VISION = String.raw`
# multimodal: cs.CV cs.CL
multimodal, vision-language models, visual grounding, hallucination
Vision-Language Models, Document Understanding, Chart Reading

Look Again: Grounded Answers in Vision-Language Models
lets the model look at the image again at the resolution the question needs
Large vision-language models turn an image into thousands of tokens, most of which no question ever needs.
Cropping by fixed tiles splits the very objects that are asked about.
The second look costs {p}\% more tokens and is taken in one question of {k}.
{N} lowers object hallucination by {p}\% and improves chart question answering by {k}.9 points.

Multimodal Models That Count
trains on pairs of images that differ in one object only
Large vision-language models describe scenes fluently, including things that are not there.
Instruction data seldom contain questions whose answer is that something is absent.
We build {k}0,000 contrastive pairs by controlled editing and check a tenth by hand.
Counting error falls by a factor of {x}, without loss on general benchmarks.

# image-generation: cs.CV cs.GR
text-to-image, image editing, inpainting
Brand Guidelines, Long Prompts, Consistent Characters

Image Generation with a Sketch of What Is Where
draws a sketch of boxes first and fills it in while checking it
Image generation from text puts the right things in the wrong places.
Longer prompts describe positions that the model has never been trained to read.
The sketch is {k}0 tokens long and can be moved by hand.
{N} places {p}\% more objects where the prompt wants them, at the same quality.

Image Editing That Leaves the Rest Alone
edits in a space in which untouched pixels are copied by construction
Image editing by text changes the face when it was asked for another hat.
Masks protect the rest and have to be drawn by somebody.
An edit takes {k} steps and 1.{k} seconds.
Outside of the edited region the error is zero, and raters prefer the edit in {p}\% of the pairs.

# video-generation: cs.CV
video generation, world models, temporal consistency
Minute-Long Videos, Interactive Stories, Physical Plausibility

Video Generation at the Speed of Watching
generates video block by block with a cache of fixed size
Video generation takes an hour for a minute, which rules out interaction.
Errors accumulate over blocks, since training never shows the model its own output.
Training mixes real clips with the model's own roll-outs in a ratio of {k} to 1.
Viewers prefer it in {p}\% of the comparisons over 60-second clips.

Cuts, Not Shots
plans the cuts of a scene before it draws a single frame
Video generation has learned to make a shot and not to tell a story.
Joining shots afterwards changes faces, clothes and the time of day.
The plan holds {k} shots of one to six seconds.
Characters are recognised across cuts in 9{k}\% of the cases, against {p}\% without a plan.

# video-understanding: cs.CV cs.CL
video understanding, temporal grounding, egocentric video
Hour-Long Videos, Kitchens, Sports

Video Understanding by Asking for the Next Frame
chooses the frame to look at next from what the question still lacks
Video understanding by sampling one frame a second misses what happens in between and rereads what does not change.
More frames cost more tokens and bring down accuracy on long videos.
The average question is answered from {k}4 frames.
{N} gains {p} points on questions about moments shorter than a second.

When Exactly? Temporal Grounding to the Frame
votes over many windows for the frame at which an action begins
Temporal grounding finds the right ten seconds and seldom the right second.
Annotators disagree by {k} seconds, which is more than most methods are apart.
We re-annotate {k},000 clips with five people each.
Measured against their median, the error falls from 3.{k} seconds to 0.{k}.

# 3d-vision: cs.CV cs.GR
3D reconstruction, Gaussian splatting, novel view synthesis
Casual Captures, Dynamic Scenes, Sparse Views

Gaussian Splatting from Photographs without Poses
estimates camera poses and Gaussians together from unordered photographs
Gaussian splatting renders captured scenes in real time, provided the cameras are known.
Structure from motion fails on exactly the casual captures that people make.
A feed-forward network gives the initial estimate, which {k} seconds of optimisation refine.
{N} gains {k}.1 dB with {k} input views and fails on {p}\% fewer scenes.

Scenes That Remember Their Light
separates material and light in a splatted scene by two photographs at different times of day
Scenes made by 3D reconstruction look right only under the light in which they were captured.
Inverse rendering methods are slow and need many views.
Scenes take {k}0 MB and render at 120 frames a second on a phone.
It is {x}$\times$ faster than the best method with known poses.

# detection-and-segmentation: cs.CV
object detection, segmentation, tracking
Crowded Scenes, Drones, Rare Objects

Object Detection Where Everything Overlaps
lets boxes bargain for pixels before any of them is suppressed
Object detection fails in crowds, where suppression takes the boxes of neighbours for doubles.
Larger models find more people and suppress as many.
The bargaining runs for {k} rounds and adds 0.{k} ms.
Recall in crowds rises by {p} points without more false alarms.

Segment the Rest
labels what no mask has claimed and asks for its name later
Semantic segmentation knows some hundred classes and puts every other thing into one of them.
Open vocabularies help only those who know what to ask for.
The remainder is split into {k} parts an image on average.
{N} finds {p}\% of the objects that nobody had labelled.

# digital-humans: cs.CV cs.GR
human motion, avatars, talking heads
Sign Language, Telepresence, Loose Clothing

Human Motion That Bears Weight
predicts the forces on the ground along with the pose
Human motion made by machine slides over the floor as if nobody weighed anything.
Physics simulators repair the feet and spoil the style.
Forces are learned from {k} hours of people walking on pressure plates.
Sliding falls by {p}\%, and viewers take one clip in {k} for a recording.

An Avatar from a Minute of Telephone Video
fits a full avatar to a minute of video taken by its owner
A good avatar still takes a studio with a hundred cameras.
Telephone video shows neither the back of the head nor the mouth closed.
Fitting takes {k}0 minutes on a laptop.
{N} is told from a studio capture in only {p}\% of the trials.

# documents-and-charts: cs.CV cs.CL
document understanding, OCR, chart understanding
Historical Newspapers, Invoices, Scientific Figures

Reading Charts by Redrawing Them
asks the model to write the program that would draw the chart before it answers
Chart understanding fails where a model reads the text in an image well, but not the quantities.
Larger vision encoders do not cure hallucination, since the error lies in the language prior.
Only the projector and {k}M adapter weights are trained.
A 7B model with it outperforms one ten times its size on documents.

Document Parsing That Keeps the Order
learns the reading order from how people turn the page
Document parsing returns every word of a page, in an order that nobody would read.
Rules for columns break on footnotes, captions and advertisements.
The model has {k}0M parameters and reads {k} pages a second.
Order errors fall by {p}\% on newspapers of the last century.
`;
