export const handler = async () => ({ from: "written" });
